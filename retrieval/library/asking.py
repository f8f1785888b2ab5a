"""Have each leg ask for what a search wants: all spellings at once, while others are embedded."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from retrieval.articles import Scope
from retrieval.embedding.port import Detail, Embedder
from retrieval.fusion import Fused, Ranking, combine
from retrieval.library.mirrors import Mirrors
from retrieval.questions.query import Query

QUERY_CHARACTERS = 4000
"""How much of a query is read: an embedder stops long before, and more would only cost time."""

_POOL = 100
_WIDER = 4
_AT_ONCE = 4
"""Legs and embeddings that run at the same time; those of other searches wait for their turn."""


def readable(query: str) -> str:
    """Clean what was typed: without halves of characters, cut to a bounded length.

    Returns an empty text if there is no word in it.
    """
    cut = query[:QUERY_CHARACTERS].encode("utf-8", "ignore").decode()
    return cut.strip() if any(character.isalnum() for character in cut) else ""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A text to search for; of which query, counting how much; its detail is being embedded."""

    text: str
    query: int
    weight: float
    embedding: Future[Detail]

    @property
    def detail(self) -> Detail:
        """What the embedder reads in it; waits for it."""
        return self.embedding.result()


class Legs:
    """Asks both legs, which leave the interpreter to others while they search."""

    def __init__(self, mirrors: Mirrors, embedder: Embedder, weights: Mapping[str, float]) -> None:
        self._mirrors = mirrors
        self._embedder = embedder
        self._weights = weights
        self._threads = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="leg")
        self._asked: Mapping[str, Callable[[Spelling, int, Scope], Ranking]] = {
            "dense": self._by_meaning,
            "keywords": self._by_words,
        }

    def spelled(self, queries: Sequence[Query]) -> list[Spelling]:
        """Spell queries as texts that have words, and begin to embed them."""
        texts = [
            (readable(text), place, weight)
            for place, query in enumerate(queries)
            for text, weight in query.spellings()
        ]
        # The longest first, so that no core is left alone with a long one at the end.
        embedding = {
            text: self._threads.submit(self._embedder.embed_query_detail, text)
            for text, _, _ in sorted(texts, key=lambda one: -len(one[0]))
            if text
        }
        return [Spelling(*one, embedding[one[0]]) for one in texts if one[0]]

    def rank(self, spellings: Sequence[Spelling], articles: int, scope: Scope) -> list[Fused]:
        """Rank the passages within the scope for every text, until they are of enough articles."""
        # However much is asked for, an index makes room only for what there is.
        depth = min(max(_POOL, articles), self._mirrors.passage_count)
        if not depth:
            return [Fused((), dict.fromkeys(self._weights, 0.0)) for _ in spellings]
        running = [self._begun(spelling, depth, scope) for spelling in spellings]
        return [
            self._fused(spelling, begun, depth, articles, scope)
            for spelling, begun in zip(spellings, running, strict=True)
        ]

    def close(self) -> None:
        """Let go of the threads."""
        self._threads.shutdown()

    def _begun(self, spelling: Spelling, depth: int, scope: Scope) -> dict[str, Future[Ranking]]:
        """Begin to ask the legs that need no embedding."""
        waiting = (leg for leg in self._weights if leg != "dense")
        return {
            leg: self._threads.submit(self._asked[leg], spelling, depth, scope) for leg in waiting
        }

    def _fused(
        self,
        spelling: Spelling,
        begun: Mapping[str, Future[Ranking]],
        depth: int,
        articles: int,
        scope: Scope,
    ) -> Fused:
        """Combine what both legs found, and ask for more where it is of too few articles."""
        while True:
            rankings = {
                leg: begun[leg].result() if leg in begun else asked(spelling, depth, scope)
                for leg, asked in self._asked.items()
                if leg in self._weights
            }
            fused = combine(rankings, self._weights, depth)
            found = {self._mirrors.article_of(one.key) for one in fused.ranked}
            exhausted = all(len(ranking) < depth for ranking in rankings.values())
            if len(found) >= articles or exhausted or depth == self._mirrors.passage_count:
                return fused
            depth, begun = min(depth * _WIDER, self._mirrors.passage_count), {}

    def _by_meaning(self, spelling: Spelling, limit: int, scope: Scope) -> Ranking:
        allowed = self._mirrors.allowed(scope)
        return self._mirrors.vectors.search(spelling.detail.vector, limit, allowed)

    def _by_words(self, spelling: Spelling, limit: int, scope: Scope) -> Ranking:
        return self._mirrors.keywords.search(spelling.text, limit, scope)
