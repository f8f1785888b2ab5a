"""Measure the product by running it."""
