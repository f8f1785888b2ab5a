"""What personal data looks like: one file per family, and how text is made legible for them."""
