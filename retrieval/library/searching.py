"""Search one moment of the library: ask both legs, combine, choose articles, load and check."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from retrieval.articles import Hit, Scope
from retrieval.choosing import by_article
from retrieval.embedding.port import Detail
from retrieval.fusion import Fused, Ranked, Ranking, combine
from retrieval.library.judging import judged, signs
from retrieval.library.mirrors import Mirrors
from retrieval.passages import Reading
from retrieval.reranking import Reranker

QUERY_CHARACTERS = 4000
"""How much of a query is read: an embedder stops long before, and more would only cost time."""

_POOL = 100
_WIDER = 4
_AT_ONCE = 4
"""Searches whose second leg may run beside the first; those of others wait for their turn."""


def readable(query: str) -> str:
    """Clean what was typed: without halves of characters, cut to a bounded length.

    Returns an empty text if there is no word in it.
    """
    cut = query[:QUERY_CHARACTERS].encode("utf-8", "ignore").decode()
    return cut.strip() if any(character.isalnum() for character in cut) else ""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a search: words, their detail, how much is wanted, and what may be seen."""

    text: str
    detail: Detail
    limit: int
    per_article: int
    scope: Scope


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is judged: an article by one of its passages, and the signs, as ``SIGNS`` names them."""

    article_id: str
    signs: tuple[float, ...]


class Search:
    """Finds passages in the mirrors and reads them from the store."""

    def __init__(self, mirrors: Mirrors, reranker: Reranker, weights: Mapping[str, float]) -> None:
        self._mirrors = mirrors
        self._reranker = reranker
        self._weights = weights
        # Both legs leave the interpreter to others while they search.
        self._threads = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="leg")

    def find(self, moment: Reading, question: Question) -> list[Hit]:
        """Find passages of as many articles as are asked for, or of more if the reranker wants.

        The mirrors must stand at the moment's revision.
        """
        wanted = max(question.limit, self._reranker.depth)
        chosen = by_article(
            self._judged(moment, question, wanted),
            lambda one: self._mirrors.article_of(one.key),
            wanted,
            question.per_article,
        )
        passages = moment.passages_by_key([one.key for one in chosen])
        # Whatever the indexes hold, the row itself says who may read it.
        return [
            Hit(passage=passages[one.key], score=one.score, legs=one.legs)
            for one in chosen
            if one.key in passages and question.scope.admits(passages[one.key].article)
        ]

    def rerank(self, question: Question, hits: Sequence[Hit]) -> list[Hit]:
        """Let the reranker order the hits, and cut them to what was asked for."""
        return by_article(
            self._reranker.rerank(question.text, hits),
            lambda hit: hit.passage.article.id,
            question.limit,
            question.per_article,
        )

    def close(self) -> None:
        """Let go of the threads."""
        self._threads.shutdown()

    def candidates(self, moment: Reading, question: Question) -> list[Candidate]:
        """Find what is judged, with the signs that it is judged by, in the order of the legs."""
        fused = self._fused(question, question.limit)
        seen = signs(moment, self._mirrors, question.text, question.detail, fused)
        return [
            Candidate(self._mirrors.article_of(one.key), tuple(row))
            for one, row in zip(fused.ranked, seen.tolist(), strict=True)
        ]

    def _judged(self, moment: Reading, question: Question, articles: int) -> Sequence[Ranked]:
        """Judge what both legs found; one leg alone has nobody to be weighed against."""
        fused = self._fused(question, articles)
        if len(self._weights) == 1 or not fused.ranked:
            return fused.ranked
        seen = signs(moment, self._mirrors, question.text, question.detail, fused)
        return judged(fused.ranked, seen, self._mirrors.calibration)

    def _fused(self, question: Question, articles: int) -> Fused:
        """Ask both legs for more and more passages until they are of enough articles."""
        depth, everything = max(_POOL, articles), self._mirrors.passage_count
        while everything:
            # However much is asked for, an index makes room only for what there is.
            depth = min(depth, everything)
            rankings = self._ask(question, depth)
            fused = combine(rankings, self._weights, depth)
            found = {self._mirrors.article_of(one.key) for one in fused.ranked}
            exhausted = all(len(ranking) < depth for ranking in rankings.values())
            if len(found) >= articles or exhausted or depth == everything:
                return fused
            depth *= _WIDER
        return Fused((), dict.fromkeys(self._weights, 0.0))

    def _ask(self, question: Question, limit: int) -> dict[str, Ranking]:
        """Let each leg rank the passages within the question's scope, both at the same time."""
        asked = {"dense": self._by_meaning, "keywords": self._by_words}
        first, *others = self._weights
        running = {leg: self._threads.submit(asked[leg], question, limit) for leg in others}
        rankings = {first: asked[first](question, limit)}
        return rankings | {leg: ranking.result() for leg, ranking in running.items()}

    def _by_meaning(self, question: Question, limit: int) -> Ranking:
        allowed = self._mirrors.allowed(question.scope)
        return self._mirrors.vectors.search(question.detail.vector, limit, allowed)

    def _by_words(self, question: Question, limit: int) -> Ranking:
        return self._mirrors.keywords.search(question.text, limit, question.scope)
