"""Our own recognisers, one file per family of personal data."""
