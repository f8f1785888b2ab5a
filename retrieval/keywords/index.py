"""Find passages by their words: BM25 in tantivy, in memory, a mirror of the passage store."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from retrieval.articles import Article, Scope
from retrieval.keywords.asking import Asked, Reader
from retrieval.keywords.entry import KeywordEntry, Readers
from retrieval.keywords.fields import WORDS, Vocabulary, analyzer, schema
from retrieval.keywords.writing import codes, is_name, joined

# Measured on three public sets: a title that counts more pulls in whatever has a short title, and
# a word like "how" that counts fully pulls in the few titles that spell it.
_BOOSTS = {"title": 0.4, "headings": 0.4, "body": 1.0}
_COMMON_BOOST = 0.3
_CODE_BOOST = 1.0
_NAME_BOOST = 2.0
_PHRASE_BOOST = 2.0
# BM25 gives a word up to k1 + 1 = 2.2 times its rarity, however often it stands in a passage.
_FULL = 2.0
_COMMON_IN_AT_MOST = 30_000
"""A common word that more passages have costs more time than it tells: half of a search's time
among 100,000 passages for .003 of nDCG@10 at most."""
_WIDER = 2
"""How many times as many passages are asked for where some are not for the one who asks."""
_WRITER_BYTES = 30_000_000


class KeywordIndex:
    """Finds passages by words in title, headings and body, and by exact codes.

    A query is never parsed: its words become term queries, and who may see a passage is decided
    beside them, so nothing that is written in it can widen the scope or be a syntax error.
    """

    def __init__(self) -> None:
        # tantivy is a compiled library; only a search needs it.
        import tantivy  # noqa: PLC0415

        self._tantivy: Any = tantivy
        self._schema = schema(tantivy)
        self._reader = Reader(tantivy)
        self._index = tantivy.Index(self._schema)
        self._index.register_tokenizer(WORDS, analyzer(tantivy))
        self._writer = self._index.writer(_WRITER_BYTES, 1)
        self._readers: dict[int, Readers] = {}
        self._counts: Counter[Readers] = Counter()

    def change(self, removed: Sequence[int], added: Iterable[KeywordEntry]) -> None:
        """Remove some passages and add others; a search sees both or neither."""
        if gone := sorted(self._readers.keys() & set(removed)):
            self._writer.delete_documents_by_query(self._any(self._term("key", k) for k in gone))
            self._counts.subtract(self._readers.pop(key) for key in gone)
        for entry in added:
            self._writer.add_document(self._document(entry))
            self._readers[entry.key] = entry.readers
            self._counts[entry.readers] += 1
        self._counts = +self._counts
        self._writer.commit()
        self._index.reload()

    def search(self, query: str, limit: int, scope: Scope) -> list[tuple[int, float]]:
        """Find at most ``limit`` passages within the scope, best first.

        A score is BM25 as a share of what a passage full of the query's words would have, so that
        scores of different queries can be compared: 0.5 is a very good one, above 1 is rare.
        """
        searcher = self._index.searcher()
        asked = self._reader.read(query, Vocabulary(searcher))
        admitted = {one for one in self._counts if _admits(scope, one)}
        words = self._any(self._word_queries(asked, searcher))
        if not asked.telling or not admitted:
            return []
        whole = _FULL * asked.rarity
        found = self._within(searcher, words, limit, admitted)
        return [(key, score / whole) for key, score in found]

    def weights(self, text: str, places: Sequence[tuple[int, int]]) -> list[float]:
        """Weigh the words of a text, of which pieces stand at these places, by their rarity."""
        vocabulary = Vocabulary(self._index.searcher())
        return [vocabulary.rarity(stem) for stem in self._reader.stems_at(text, places)]

    def keys(self) -> set[int]:
        """List all keys."""
        return set(self._readers)

    def _document(self, entry: KeywordEntry) -> Any:
        document = self._tantivy.Document()
        document.add_unsigned("key", entry.key)
        document.add_text("title", entry.title)
        document.add_text("headings", entry.headings)
        document.add_text("body", "\n".join([entry.body, *joined(entry.body)]))
        for code in codes(entry.body):
            document.add_text("exact", code)
        document.add_text("seen_by", entry.readers.name)
        return document

    def _within(
        self, searcher: Any, words: Any, limit: int, admitted: set[Readers]
    ) -> list[tuple[int, float]]:
        """Search among the passages that these readers may see.

        Words alone are searched several times faster than words under a condition. So where most
        passages are admitted, more are asked for and the others left out.
        """
        if len(admitted) == len(self._counts):
            return self._found(searcher, words, limit)
        if sum(self._counts[one] for one in admitted) * _WIDER >= len(self._readers):
            found = self._found(searcher, words, limit * _WIDER)
            seen = [(key, score) for key, score in found if self._readers[key] in admitted]
            if len(seen) >= limit or len(found) < limit * _WIDER:
                return seen[:limit]
        return self._found(searcher, self._both(words, self._condition(admitted)), limit)

    def _found(self, searcher: Any, query: Any, limit: int) -> list[tuple[int, float]]:
        found = searcher.search(query, limit, count=False).hits
        keys: list[Any] = searcher.fast_field_values("key", [address for _, address in found])
        return [(int(key), score) for key, (score, _) in zip(keys, found, strict=True)]

    def _word_queries(self, asked: Asked, searcher: Any) -> Iterator[Any]:
        """Make a term query of every word in every field it is searched in.

        One flat list of terms, so that tantivy can pass over passages that cannot be among the
        best (block-max WAND); only phrases need another way.
        """
        shares: dict[str, float] = {}
        for word in asked.telling:
            for spelling, share in word.spellings.items():
                shares[spelling] = max(share, shares.get(spelling, 0.0))
        for term, share in shares.items():
            yield from (self._term(field, term, boost * share) for field, boost in _BOOSTS.items())
        for term in asked.common:
            if searcher.doc_freq("body", term) <= _COMMON_IN_AT_MOST:
                yield self._term("body", term, _COMMON_BOOST)
        for code in asked.codes:
            yield self._term("exact", code, _NAME_BOOST if is_name(code) else _CODE_BOOST)
        for phrase in asked.phrases:
            query = self._tantivy.Query.phrase_query(self._schema, "body", list(phrase))
            yield self._tantivy.Query.boost_query(query, _PHRASE_BOOST)

    def _condition(self, admitted: set[Readers]) -> Any:
        names = sorted(one.name for one in admitted)
        return self._tantivy.Query.term_set_query(self._schema, "seen_by", names)

    def _term(self, field: str, term: str | int, boost: float = 1.0) -> Any:
        query = self._tantivy.Query.term_query(self._schema, field, term, "freq")
        return query if boost == 1.0 else self._tantivy.Query.boost_query(query, boost)

    def _counting(self, query: Any, score: float) -> Any:
        return self._tantivy.Query.const_score_query(query, score)

    def _any(self, queries: Iterable[Any]) -> Any:
        occur = self._tantivy.Occur.Should
        return self._tantivy.Query.boolean_query([(occur, query) for query in queries])

    def _both(self, words: Any, condition: Any) -> Any:
        """Ask for any of the words, and the condition; the latter does not count in the score."""
        occur = self._tantivy.Occur.Must
        both = [(occur, words), (occur, self._counting(condition, 0.0))]
        return self._tantivy.Query.boolean_query(both)


def _admits(scope: Scope, readers: Readers) -> bool:
    """Ask the scope itself, of an article for these readers."""
    audience, brand, language = readers
    return scope.admits(Article("", "", "", audience=audience, brand=brand, language=language))
