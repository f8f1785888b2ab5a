"""True sentences of help articles, as they stand and reworded, and the same with planted errors."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from eval.generating.planted import PLANTS, planted
from eval.generating.rewording import merged, reworded
from eval.halves import half_of
from eval.statistics import SEED
from ingest.sources.folder import FolderSource
from ingest.sources.source import Found
from retrieval.articles import Article, Passage
from retrieval.embedding.hashing import HashEmbedder
from service.drafting.reading.blocks import Unit, blocks_of
from service.wiring.library import open_splitter

PER_KIND = 150
"""Planted errors of each kind, at most."""

_ELSEWHERE = 2
"""Other articles whose passages are offered as proof too, as a search would."""

_AROUND = 4
"""Passages of each article that are offered."""

_LEAST_WORDS, _MOST_WORDS = 6, 45


@dataclass(frozen=True, slots=True)
class Stated:
    """A sentence, what is offered as its proof, and the kind of error in it; empty if it is true.

    A true one has ``way``: quoted, reworded or merged.
    """

    text: str
    units: tuple[Unit, ...]
    kind: str = ""
    way: str = ""


def articles_of(folder: Path, half: str = "") -> list[Article]:
    """Read a help centre's articles; of a ``half``, "even" or "odd", those whose ids hash to it."""
    found = [one.article for one in FolderSource(folder).entries() if isinstance(one, Found)]
    articles = [one for one in found if one.language == "en" and one.is_quotable]
    return [one for one in articles if not half or half_of(one.id) == half]


def stated_in(articles: Sequence[Article], *, seed: int = SEED) -> list[Stated]:
    """Draw planted errors of every kind, and as many true sentences, from all articles alike."""
    random = Random(seed)  # noqa: S311 -- the same seed gives the same set
    passages = [_passages(article) for article in articles]
    drawn = [one for own in passages for one in _sentences(own, passages, random)]
    random.shuffle(drawn)
    wrong = [one for kind in PLANTS for one in _planted(kind, drawn, random)]
    return [*wrong, *_true(drawn[: len(wrong)], random)]


def _passages(article: Article) -> list[Passage]:
    embedder = HashEmbedder()
    spans = open_splitter(embedder).split(article)
    return [
        Passage(f"{article.id}#{number}", article, span.start, span.end, span.headings)
        for number, span in enumerate(spans)
    ]


def _sentences(
    own: Sequence[Passage], everything: Sequence[Sequence[Passage]], random: Random
) -> Iterator[tuple[Unit, tuple[Unit, ...]]]:
    """Give an article's sentences, each with the units offered as its proof."""
    elsewhere = [
        one[:_AROUND] for one in random.sample(everything, min(_ELSEWHERE, len(everything)))
    ]
    for place in range(len(own)):
        near = own[max(0, place - 1) : place + _AROUND - 1]
        offered = [
            *near,
            *(p for one in elsewhere for p in one if p.article.id != near[0].article.id),
        ]
        units = tuple(unit for block in blocks_of(offered) for unit in block.units)
        for unit in units:
            if unit.passage.id == own[place].id and _is_sentence(unit.text):
                yield unit, units


def _is_sentence(text: str) -> bool:
    words = len(text.split())
    return (
        _LEAST_WORDS <= words <= _MOST_WORDS
        and text[0].isupper()
        and text.endswith((".", "!"))
        and not text.isupper()
    )


def _planted(
    kind: str, drawn: Sequence[tuple[Unit, tuple[Unit, ...]]], random: Random
) -> Iterator[Stated]:
    count = 0
    for unit, units in drawn:
        wrong = planted(kind, unit.text, random)
        if wrong is not None and count < PER_KIND:
            count += 1
            yield Stated(wrong, units, kind)


def _true(drawn: Sequence[tuple[Unit, tuple[Unit, ...]]], random: Random) -> Iterator[Stated]:
    """Give one in four as it stands, one in eight merged with the next, the others reworded."""
    for number, (unit, units) in enumerate(drawn):
        after = units[units.index(unit) + 1 : units.index(unit) + 2]
        if number % 4 == 0:
            yield Stated(unit.text, units, way="quoted")
        elif number % 8 == 1 and after and _is_sentence(after[0].text):
            yield Stated(merged(unit.text, after[0].text), units, way="merged")
        elif (other := next(reworded(unit.text, random), None)) is not None:
            yield Stated(other, units, way="reworded")
