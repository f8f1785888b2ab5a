"""Passages read as what can be quoted: blocks of sentences and steps, and their words."""
