"""The content words of a text, stemmed, for comparing sentences."""

import re
from functools import cache

import tantivy

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


@cache
def stemmer(*, of_content_words: bool = False) -> tantivy.TextAnalyzer:
    """Open what splits a text into stems, of all words or of those alone that carry meaning."""
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    content_only = [tantivy.Filter.stopword("english")] if of_content_words else []
    for step in (
        tantivy.Filter.lowercase(),
        tantivy.Filter.ascii_fold(),
        *content_only,
        tantivy.Filter.stemmer("english"),
    ):
        builder = builder.filter(step)
    return builder.build()


def content_words(text: str) -> frozenset[str]:
    """Stem the words that carry meaning; articles, pronouns and the like are left out."""
    return frozenset(stemmer(of_content_words=True).analyze(encodable(text)))


def encodable(text: str) -> str:
    """Put a question mark for each lone surrogate, which no library below can take."""
    return text.encode("utf-8", "replace").decode()


def numbers(text: str) -> frozenset[str]:
    """Find the figures in a text, as written: ``30``, ``2.4``, ``10:30``."""
    return frozenset(_NUMBER.findall(text))
