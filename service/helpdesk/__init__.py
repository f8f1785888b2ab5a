"""Where tickets come from and replies go to."""
