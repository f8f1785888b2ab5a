"""JSON doors, under /v1."""
