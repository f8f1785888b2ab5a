"""The content words of a text, stemmed, for comparing sentences."""

import re
from functools import cache

import tantivy

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


@cache
def _analyzer() -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for step in (
        tantivy.Filter.lowercase(),
        tantivy.Filter.ascii_fold(),
        tantivy.Filter.stopword("english"),
        tantivy.Filter.stemmer("english"),
    ):
        builder = builder.filter(step)
    return builder.build()


def content_words(text: str) -> frozenset[str]:
    """Stem the words that carry meaning; articles, pronouns and the like are left out."""
    return frozenset(_analyzer().analyze(encodable(text)))


def encodable(text: str) -> str:
    """Put a question mark for each lone surrogate, which no library below can take."""
    return text.encode("utf-8", "replace").decode()


def numbers(text: str) -> frozenset[str]:
    """Find the figures in a text, as written: ``30``, ``2.4``, ``10:30``."""
    return frozenset(_NUMBER.findall(text))
