"""Libraries of many passages, filled with vectors that were made before, for others to measure."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from platformdirs import user_cache_path

from eval.benchmarks.corpus import SOURCE, Corpus, read_corpus
from eval.benchmarks.remembering import RememberingEmbedder
from eval.benchmarks.vectors import enlarged
from eval.progress import Progress
from retrieval.embedding import open_embedder
from retrieval.embedding.port import Embedder, Vectors
from retrieval.keywords import KeywordIndex
from retrieval.library import Library
from retrieval.library.contents import content
from retrieval.passages import PassageStore
from retrieval.passages.tables import LAYOUT
from retrieval.vectors import FaissIndex

MODELS = user_cache_path("deskproof") / "models"
"""Where the product keeps its prepared models."""

_ARTICLES_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Filled:
    """A folder with a filled ``library.db``, and its passages and vectors for other libraries."""

    home: Path

    @property
    def url(self) -> str:
        """Where the library is, for a store to open."""
        return f"sqlite:///{self.home.resolve() / 'library.db'}"

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._vectors().shape[1])

    @property
    def passage_count(self) -> int:
        """How many passages there are."""
        return len(self._vectors())

    @property
    def is_complete(self) -> bool:
        """Whether a run came to its end here."""
        return self._questions.exists()

    def questions(self) -> list[str]:
        """Read questions, which are titles that no article here has."""
        found: list[str] = json.loads(self._questions.read_text(encoding="utf-8"))
        return found

    def pairs(self) -> Iterator[tuple[str, list[float]]]:
        """Read each passage as it was embedded, with its vector, as other libraries take them."""
        texts: list[str] = json.loads(self._texts.read_text(encoding="utf-8"))
        return zip(texts, (vector.tolist() for vector in self._vectors()), strict=True)

    def fill(
        self, corpus: Corpus, size: int, embedder: Embedder, progress: Progress, *, anew: bool
    ) -> None:
        """Put so many passages in that are not there yet, and keep what others will ask for.

        Unless they are to be embedded ``anew``, passages get the vectors that the corpus has.
        """
        articles = list(corpus.first(size))
        texts = [content(split.article, span) for split in articles for span in split.spans]
        real = [corpus.vectors[text] for text in texts[: corpus.passage_count]]
        vectors = enlarged(np.stack(real), len(texts))
        self.home.mkdir(parents=True, exist_ok=True)
        np.save(self.home / "vectors.npy", vectors)
        self._texts.write_text(json.dumps(texts), encoding="utf-8")
        asked = embedder if anew else RememberingEmbedder(embedder, texts, vectors)
        with closing(library_at(self, asked)) as library:
            there = library.kept(SOURCE)
            lacking = [split for split in articles if split.article.id not in there]
            for start in progress(range(0, len(lacking), _ARTICLES_AT_ONCE), f"Filling {size:,}"):
                library.put(lacking[start : start + _ARTICLES_AT_ONCE])
        self._questions.write_text(json.dumps(corpus.questions), encoding="utf-8")

    @property
    def _questions(self) -> Path:
        return self.home / "questions.json"

    @property
    def _texts(self) -> Path:
        return self.home / "texts.json"

    def _vectors(self) -> Vectors:
        found: Vectors = np.load(self.home / "vectors.npy", mmap_mode="r")
        return found


def packaged_embedder() -> Embedder:
    """Open the packaged model, prepared where the product keeps it."""
    return open_embedder(cache=MODELS)


def library_at(filled: Filled, embedder: Embedder) -> Library:
    """Open a filled library as the product opens its own."""
    store = PassageStore(filled.url)
    return Library(store, embedder, FaissIndex(embedder.dimension), KeywordIndex())


def filled_libraries(
    data: Path, sizes: list[int], progress: Progress, *, anew: bool = False
) -> dict[int, Filled]:
    """Fill a library of each size, or find those that earlier runs have filled.

    Kept in the user's cache. A run that is broken off goes on where it was.
    """
    cache = user_cache_path("deskproof") / "benchmarks" / data.resolve().name
    embedder = packaged_embedder()
    how = "-anew" if anew else ""
    homes = {size: f"library-{embedder.name}-{LAYOUT}-{size}{how}" for size in sizes}
    libraries = {size: Filled(cache / home) for size, home in homes.items()}
    lacking = {size: one for size, one in libraries.items() if not one.is_complete}
    if lacking:
        corpus = read_corpus(data, cache, progress)
        for size, one in lacking.items():
            one.fill(corpus, size, embedder, progress, anew=anew)
    return libraries
