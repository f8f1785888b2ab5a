"""Find passages by their words: BM25 in tantivy, in memory, a mirror of the passage store."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from retrieval.articles import Scope

MAX_TERMS = 64
"""Different words of a query that are searched for; a longer one costs time and finds no more."""

# Measured on three public sets: a title that counts more pulls in whatever has a short title, and
# a word like "how" that counts fully pulls in the few titles that spell it.
_BOOSTS = {"title": 0.4, "headings": 0.4, "body": 1.0}
_COMMON_BOOSTS = {"body": 0.3}
_CODE_BOOST = 1.0
# BM25 gives a word up to k1 + 1 = 2.2 times its rarity, however often it stands in a passage.
_FULL = 2.0
_COMMON_WORDS = """
    a about also an and any are as at be been being but by can could d did do does don for from get
    had has have having her his how i if in into is isn it its just let ll m may me might must my no
    not of on or our re s shall should so some such t than that the their then there these they this
    to too us ve very was we were what when where which who why will with would you your
"""
_LONGEST_TOKEN = 60
_WRITER_BYTES = 30_000_000
_WRITTEN = re.compile(r"\w++(?:[-._/+:]\w++)*+")
_DIGIT_OR_MARK = re.compile(r"[\d\-._/+:]")


@dataclass(frozen=True, slots=True)
class KeywordEntry:
    """What is searchable of a passage, as plain text, and who may see it.

    ``body`` holds the passage in its context, so title and headings once more.
    """

    key: int
    title: str
    headings: str
    body: str
    audience: str
    brand: str
    language: str


@dataclass(frozen=True, slots=True)
class _Words:
    """A query's words as they stand in the index: those that tell something, and the others."""

    telling: list[str]
    common: list[str]
    codes: list[str]


class KeywordIndex:
    """Finds passages by words in title, headings and body, and by exact codes.

    A query is never parsed: its words become term queries beside the scope's own conditions, so
    nothing that is written in it can widen the scope or be a syntax error.
    """

    def __init__(self) -> None:
        # tantivy is a compiled library; only a search needs it.
        import tantivy  # noqa: PLC0415

        self._tantivy: Any = tantivy
        self._schema = _schema(tantivy)
        self._analyzer = _analyzer(tantivy)
        self._index = tantivy.Index(self._schema)
        self._index.register_tokenizer("words", self._analyzer)
        self._writer = self._index.writer(_WRITER_BYTES, 1)
        self._keys: set[int] = set()
        self._common = frozenset(self._analyzer.analyze(_COMMON_WORDS))

    def change(self, removed: Sequence[int], added: Iterable[KeywordEntry]) -> None:
        """Remove some passages and add others; a search sees both or neither."""
        gone = self._keys.intersection(removed)
        if gone:
            query = self._tantivy.Query.term_set_query(self._schema, "key", sorted(gone))
            self._writer.delete_documents_by_query(query)
            self._keys -= gone
        for entry in added:
            self._writer.add_document(self._document(entry))
            self._keys.add(entry.key)
        self._writer.commit()
        self._index.reload()

    def search(self, query: str, limit: int, scope: Scope) -> list[tuple[int, float]]:
        """Find at most ``limit`` passages within the scope, best first.

        A score is BM25 as a share of what a passage full of the query's words would have, so that
        scores of different queries can be compared: 0.5 is a very good one, above 1 is rare.
        """
        words = self._words(query)
        if not words.telling or not scope.audiences:
            return []
        searcher = self._index.searcher()
        asked = self._both(self._word_queries(words), self._conditions(scope))
        found = searcher.search(asked, limit, count=False).hits
        keys: list[Any] = searcher.fast_field_values("key", [address for _, address in found])
        whole = _FULL * sum(_rarity(searcher, word) for word in words.telling)
        return [(int(key), score / whole) for key, (score, _) in zip(keys, found, strict=True)]

    def keys(self) -> set[int]:
        """List all keys."""
        return set(self._keys)

    def _document(self, entry: KeywordEntry) -> Any:
        document = self._tantivy.Document()
        document.add_unsigned("key", entry.key)
        document.add_text("title", entry.title)
        document.add_text("headings", entry.headings)
        document.add_text("body", entry.body)
        for code in _codes(entry.body):
            document.add_text("exact", code)
        document.add_text("audience", entry.audience)
        document.add_text("brand", entry.brand)
        document.add_text("language", entry.language)
        return document

    def _words(self, query: str) -> _Words:
        """Read a query's different words, at most ``MAX_TERMS`` of a kind."""
        terms = dict.fromkeys(self._analyzer.analyze(query))
        telling = [term for term in terms if term not in self._common][:MAX_TERMS]
        common = [term for term in terms if term in self._common]
        codes = list(dict.fromkeys(_codes(query)))[:MAX_TERMS]
        # "How to do it?" has no other words; then these are all there is to go by.
        return _Words(telling, common, codes) if telling else _Words(common, [], codes)

    def _word_queries(self, words: _Words) -> list[Any]:
        """Make a term query of every word in every field it is searched in."""
        return [
            *(self._term(*word) for word in _each(words.telling, _BOOSTS)),
            *(self._term(*word) for word in _each(words.common, _COMMON_BOOSTS)),
            *(self._term("exact", code, _CODE_BOOST) for code in words.codes),
        ]

    def _term(self, field: str, term: str, boost: float) -> Any:
        query = self._tantivy.Query.term_query(self._schema, field, term, "freq")
        return query if boost == 1.0 else self._tantivy.Query.boost_query(query, boost)

    def _conditions(self, scope: Scope) -> list[Any]:
        """Say what ``Scope.admits`` says; none of it counts in the score."""
        wanted: list[tuple[str, list[str]]] = [("audience", [*sorted(scope.audiences)])]
        if scope.brand is not None:
            wanted.append(("brand", sorted({"", scope.brand})))
        if scope.language is not None:
            wanted.append(("language", [scope.language]))
        return [
            self._tantivy.Query.const_score_query(
                self._tantivy.Query.term_set_query(self._schema, field, values), 0.0
            )
            for field, values in wanted
        ]

    def _both(self, words: list[Any], conditions: list[Any]) -> Any:
        """Ask for any of the words, and all of the conditions."""
        occur = self._tantivy.Occur
        any_word = self._tantivy.Query.boolean_query([(occur.Should, word) for word in words])
        must = [(occur.Must, query) for query in (any_word, *conditions)]
        return self._tantivy.Query.boolean_query(must)


def _each(terms: Sequence[str], boosts: Mapping[str, float]) -> Iterator[tuple[str, str, float]]:
    """Pair every term with every field and its boost."""
    return ((field, term, boost) for term in terms for field, boost in boosts.items())


def _rarity(searcher: Any, word: str) -> float:
    """Weigh a word as BM25 does: the fewer passages have it, the more it tells."""
    passages, having = searcher.num_docs, searcher.doc_freq("body", word)
    return math.log(1 + (max(passages - having, 0) + 0.5) / (having + 0.5))


def _schema(tantivy: Any) -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("key", indexed=True, fast=True)
    for field in ("title", "headings", "body"):
        builder.add_text_field(field, tokenizer_name="words", index_option="freq")
    for field in ("exact", "audience", "brand", "language"):
        builder.add_text_field(field, tokenizer_name="raw", index_option="freq")
    return builder.build()


def _analyzer(tantivy: Any) -> Any:
    """Cut into words, without case, accents and English endings."""
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.remove_long(_LONGEST_TOKEN))
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.ascii_fold())
        .filter(tantivy.Filter.stemmer("english"))
        .build()
    )


def _codes(text: str) -> list[str]:
    """Find what must match to the character: ``RV-12``, ``config.yaml``, ``1.8.2``.

    A digit or a mark inside makes a word one: a code, a version, a file name, a part number.
    """
    written = (match[0] for match in _WRITTEN.finditer(text) if len(match[0]) <= _LONGEST_TOKEN)
    return [word.lower() for word in written if _DIGIT_OR_MARK.search(word)]
