"""One suite: cases, what to run, and measures."""
