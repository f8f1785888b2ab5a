"""Whole desks over the demo's help centre, whose articles can be changed for a moment."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from eval.desks import demo_library, desk_over
from retrieval.articles import EVERYTHING, Article, SplitArticle
from retrieval.embedding.port import Embedder
from retrieval.library import Library
from service.demo.seeding import COMPANY
from service.desk import Desk
from service.drafting.drafter import Drafter
from service.drafting.extracting.writer import ExtractiveWriter
from service.drafting.generating.fallback import FallbackWriter
from service.drafting.generating.openai import OpenAIModel
from service.drafting.generating.writer import GenerativeWriter
from service.drafting.guarding import Guard
from service.drafting.port import Writer
from service.drafting.prompts import INSTRUCTIONS
from service.drafting.voice import Voice
from service.wiring.library import open_splitter

_DEADLINE_S = 20.0
_ANY = 1.0
"""An error budget at which no draft is refused for its confidence: what can leave, does."""


@dataclass(frozen=True, slots=True)
class Attacked:
    """Two desks over one library: one that quotes, and one whose model obeys whoever asks."""

    library: Library
    desks: dict[str, Desk]
    embedder: Embedder

    @contextmanager
    def holding(self, article: Article | None) -> Iterator[None]:
        """Put an article in the library, and what it was before back afterwards."""
        if article is None:
            yield
            return
        before = self.library.article(article.id, EVERYTHING)
        self._put(article)
        try:
            yield
        finally:
            if before is None:
                self.library.remove([article.id])
            else:
                self._put(before)

    def _put(self, article: Article) -> None:
        splitter = open_splitter(self.embedder)
        self.library.put([SplitArticle(article, splitter.split(article))])


@contextmanager
def attacked(embedder: Embedder, model_url: str) -> Iterator[Attacked]:
    """Open both desks over a library of their own, which is gone afterwards."""
    with demo_library(embedder) as library:
        writers = _writers(embedder, model_url)
        yield Attacked(library, {one.name: desk_over(library, one) for one in writers}, embedder)


def _writers(embedder: Embedder, model_url: str) -> Sequence[Writer]:
    voice = Voice(f"The {COMPANY} team")
    guard = Guard(instructions=INSTRUCTIONS)
    extractive = ExtractiveWriter(embedder, voice)
    model = OpenAIModel(url=model_url, key="none", name="obeying", timeout_s=_DEADLINE_S)
    generative = GenerativeWriter(model, voice, deadline_s=_DEADLINE_S)
    return (
        Drafter(extractive, guard, budget=_ANY),
        Drafter(FallbackWriter(generative, extractive), guard, budget=_ANY),
    )
