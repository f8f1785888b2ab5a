"""Bring knowledge in: read sources, clean, split, and sync them into the library."""
