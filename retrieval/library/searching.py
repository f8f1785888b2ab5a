"""Search one moment of the library: ask, judge, merge, choose articles, read and check."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from retrieval.articles import Hit, Scope
from retrieval.choosing import by_article
from retrieval.embedding.port import Embedder
from retrieval.fusion import Fused, Ranked
from retrieval.judging import Figures
from retrieval.library.asking import Legs, Spelling
from retrieval.library.judging import judged, looked_at, signs
from retrieval.library.merging import averaged, merged
from retrieval.library.mirrors import Mirrors
from retrieval.passages import Reading
from retrieval.questions.query import Query
from retrieval.reranking import Reranker


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many articles are wanted, how many passages of each, and what may be seen."""

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

    def __init__(
        self,
        mirrors: Mirrors,
        embedder: Embedder,
        reranker: Reranker,
        weights: Mapping[str, float],
    ) -> None:
        self._mirrors = mirrors
        self._reranker = reranker
        self._is_judged = len(weights) > 1  # one leg alone has nobody to be weighed against
        self._legs = Legs(mirrors, embedder, weights)

    def spelled(self, queries: Sequence[Query]) -> list[Spelling]:
        """Spell queries as texts that have words, and begin to embed them."""
        return self._legs.spelled(queries)

    def find(self, moment: Reading, asked: Sequence[Spelling], wanted: Wanted) -> list[Hit]:
        """Find passages of as many articles as are asked for, or of more if the reranker wants.

        The mirrors must stand at the moment's revision.
        """
        limit = max(wanted.limit, self._reranker.depth)
        chosen = by_article(
            self._ranked(moment, asked, limit, wanted.scope),
            lambda one: self._mirrors.article_of(one.key),
            limit,
            wanted.per_article,
        )
        passages = moment.passages_by_key([one.key for one in chosen])
        # Whatever the indexes hold, the row itself says who may read it.
        return [
            Hit(passage=passages[one.key], score=one.score, legs=one.legs)
            for one in chosen
            if one.key in passages and wanted.scope.admits(passages[one.key].article)
        ]

    def rerank(self, asked: Sequence[Spelling], hits: Sequence[Hit], wanted: Wanted) -> list[Hit]:
        """Let the reranker order the hits by the longest text, and cut them to what was wanted."""
        whole = max((spelling.text for spelling in asked), key=len, default="")
        return by_article(
            self._reranker.rerank(whole, hits),
            lambda hit: hit.passage.article.id,
            wanted.limit,
            wanted.per_article,
        )

    def candidates(
        self, moment: Reading, asked: Sequence[Spelling], wanted: Wanted
    ) -> list[Candidate]:
        """Find what is judged, with the signs that it is judged by, in the order of the legs."""
        found = self._legs.rank(asked, wanted.limit, wanted.scope)
        parts = self._parts(moment, found)
        return [
            Candidate(self._mirrors.article_of(one.key), tuple(row))
            for spelling, fused in zip(asked, found, strict=True)
            for one, row in zip(
                fused.ranked, self._signs(parts, spelling, fused).tolist(), strict=True
            )
        ]

    def close(self) -> None:
        """Let go of the threads."""
        self._legs.close()

    def _ranked(
        self, moment: Reading, asked: Sequence[Spelling], articles: int, scope: Scope
    ) -> list[Ranked]:
        """Rank the passages by how probably they answer one of the queries."""
        found = self._legs.rank(asked, articles, scope)
        parts = self._parts(moment, found)
        by_query: dict[int, list[tuple[Sequence[Ranked], float]]] = {}
        for spelling, fused in zip(asked, found, strict=True):
            ranked = self._judged(parts, spelling, fused)
            by_query.setdefault(spelling.query, []).append((ranked, spelling.weight))
        return merged([averaged(spelled) for spelled in by_query.values()])

    def _parts(self, moment: Reading, found: Sequence[Fused]) -> Mapping[int, bytes]:
        """Read the parts of whatever is looked at closely for one of the texts, each once."""
        keys = {key for fused in found for key in looked_at(fused)} if self._is_judged else ()
        return moment.parts(sorted(keys), self._mirrors.embedder)

    def _judged(
        self, parts: Mapping[int, bytes], spelling: Spelling, fused: Fused
    ) -> Sequence[Ranked]:
        if not self._is_judged or not fused.ranked:
            return fused.ranked
        seen = self._signs(parts, spelling, fused)
        return judged(fused.ranked, seen, self._mirrors.calibration)

    def _signs(self, parts: Mapping[int, bytes], spelling: Spelling, fused: Fused) -> Figures:
        return signs(parts, self._mirrors.keywords, spelling.text, spelling.detail, fused)
