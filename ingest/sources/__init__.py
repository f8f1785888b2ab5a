"""Places that articles are read from."""
