"""The redaction suite: what is personal is hidden, and nothing else."""
