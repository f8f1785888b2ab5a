"""Prove a sentence: find the words that support it, and say how well they do."""
