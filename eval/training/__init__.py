"""Train the small tagging model on public and generated messages."""
