"""The product: doors, desk and tools."""

__version__ = "0.1.0"
