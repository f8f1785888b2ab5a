"""Make personal data that nobody owns, and texts that hold it, to measure with."""
