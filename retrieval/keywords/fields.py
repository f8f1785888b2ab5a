"""The fields of the keyword index, and how text is cut into the words that stand in them."""

import math
from typing import Any

LONGEST_WORD = 60
"""Characters of a word; what is longer is no word."""

WORDS = "words"
"""The name under which the index knows the analyzer."""


def schema(tantivy: Any) -> Any:
    """Lay out the fields; positions are kept where a quoted phrase is looked for."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("key", indexed=True, fast=True)
    for field, kept in (("title", "freq"), ("headings", "freq"), ("body", "position")):
        builder.add_text_field(field, tokenizer_name=WORDS, index_option=kept)
    builder.add_text_field("exact", tokenizer_name="raw", index_option="freq")
    builder.add_text_field("seen_by", tokenizer_name="raw", index_option="basic")
    return builder.build()


def analyzer(tantivy: Any, *, stems: bool = True) -> Any:
    """Cut into words, without case and accents; with ``stems`` without English endings too."""
    builder = (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.remove_long(LONGEST_WORD))
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.ascii_fold())
    )
    return (builder.filter(tantivy.Filter.stemmer("english")) if stems else builder).build()


class Vocabulary:
    """How many passages have a word, at one moment of the index."""

    def __init__(self, searcher: Any) -> None:
        self._searcher = searcher
        self._passages = searcher.num_docs

    def having(self, term: str, field: str = "body") -> int:
        """Count the passages that have a word as it stands in the index."""
        return int(self._searcher.doc_freq(field, term))

    def rarity(self, term: str, field: str = "body") -> float:
        """Weigh a word as BM25 does: the fewer passages have it, the more it tells."""
        having = self.having(term, field)
        return math.log(1 + (max(self._passages - having, 0) + 0.5) / (having + 0.5))

    def beginning(self, prefix: str, most: int) -> dict[str, int]:
        """List at most so many words that begin alike, with how many passages have them."""
        return dict(self._searcher.terms_with_prefix("body", prefix, limit=most))
