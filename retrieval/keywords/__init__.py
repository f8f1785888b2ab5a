"""Passages found by their words, in a mirror of the passage store."""

from retrieval.keywords.entry import KeywordEntry
from retrieval.keywords.index import KeywordIndex

__all__ = ["KeywordEntry", "KeywordIndex"]
