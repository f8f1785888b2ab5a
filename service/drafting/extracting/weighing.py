"""Weigh sentences, steps and rows by how well they answer a question: words first, then meaning."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from retrieval.articles import Hit
from retrieval.embedding.port import Embedder
from service.drafting.extracting.remembering import Remembered
from service.drafting.reading.blocks import Block
from service.drafting.reading.units import Unit
from service.drafting.reading.words import content_words, encodable

MAX_UNITS = 80
"""Units weighed for one reply by their words, which costs little."""

EMBEDDED, LEAST_EMBEDDED = 12, 5
"""Units of one reply whose meaning is compared too, shared among its questions, and how many each
of these has at least; one costs a millisecond."""

MEANING, WORDS, HEADING, FOUND = 0.5, 0.3, 0.15, 0.2
"""What counts how much: the cosine with the question, the rare words shared with it, those shared
with the heading above, and how probable its passage is beside the best one."""

OWN = 0.7
"""What a passage's own score counts; the rest is that of its article's best passage."""

UNREAD = 0.9
"""What a unit whose meaning was not compared gets of the least cosine that was."""

RESTATES = 0.5
"""What a sentence counts that only says the question again, as headings of problems do."""


ROWS = 0.9
"""What a table's row counts: its few words are all nouns, which any question of them is near."""


@dataclass(frozen=True, slots=True)
class Material:
    """What a reply may be made of: blocks in reading order, and what is known of each unit.

    ``found`` is each passage's score beside the best one's, between 0 and 1; ``spelled`` each unit
    as it is embedded, under its heading.
    """

    blocks: tuple[Block, ...]
    found: Mapping[str, float]
    words: Mapping[Unit, frozenset[str]]
    headings: Mapping[Unit, frozenset[str]]
    rarity: Mapping[str, float]
    spelled: Mapping[Unit, str]


def material_of(blocks: Sequence[Block], hits: Sequence[Hit]) -> Material:
    """Read the words of the first blocks, as many as may be weighed."""
    kept = _bounded(blocks)
    headed = frozenset(block.section[0] for block in kept if block.heading)
    words = {unit: content_words(unit.text) for block in kept for unit in _units(block)}
    counts = Counter(word for said in words.values() for word in said)
    return Material(
        blocks=kept,
        found=_found(hits),
        words=words,
        headings={unit: _heading_words(block) for block in kept for unit in _units(block)},
        rarity={word: log((len(words) + 1) / (n + 0.5)) for word, n in counts.items()},
        spelled={unit: _spelled(block, unit, headed) for block in kept for unit in _units(block)},
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to weigh for, and what the score of a passage counts in it."""

    text: str
    found: float = FOUND


class Weigher:
    """Weighs the units of a material for the questions of a message."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._remembered = Remembered(embedder)

    def weigh(self, questions: Sequence[Asked], material: Material) -> list[dict[Unit, float]]:
        """Give, for each question, each unit's fitness to answer it, between 0 and 1."""
        by_words = [_by_words(question, material) for question in questions]
        most = max(LEAST_EMBEDDED, EMBEDDED // max(len(questions), 1))
        near = [_best(weights, most) for weights in by_words]
        units = list(dict.fromkeys(unit for some in near for unit in some))
        vectors = self._remembered.embed([material.spelled[unit] for unit in units])
        weighed = []
        for question, weights in zip(questions, by_words, strict=True):
            cosines = np.clip(vectors @ self._embedder.embed_query(question.text), 0.0, 1.0)
            meanings = dict(zip(units, cosines.tolist(), strict=True))
            weighed.append(_fitness(question, weights, meanings, material))
        return weighed


def _best(weights: Mapping[Unit, float], most: int) -> list[Unit]:
    return sorted(weights, key=lambda unit: -weights[unit])[:most]


def _by_words(question: Asked, material: Material) -> dict[Unit, float]:
    """Weigh by what needs no embedding: words shared, by their rarity, and the search's scores."""
    rarity = material.rarity
    asked = {word: rarity[word] for word in content_words(question.text) if word in rarity}
    of_all = sum(asked.values()) or 1.0

    def share(said: frozenset[str]) -> float:
        return sum(asked[word] for word in said & asked.keys()) / of_all

    return {
        unit: WORDS * share(said)
        + HEADING * share(material.headings[unit])
        + question.found * material.found.get(unit.passage.id, 0.0)
        for unit, said in material.words.items()
    }


def _fitness(
    question: Asked,
    weights: Mapping[Unit, float],
    meanings: Mapping[Unit, float],
    material: Material,
) -> dict[Unit, float]:
    asked = content_words(question.text)
    unread = UNREAD * min(meanings.values(), default=0.0)
    fitness = {}
    for unit, weight in weights.items():
        only_restates = unit.mark != "heading" and material.words[unit] <= asked
        counts = ROWS if unit.mark == "row" else RESTATES if only_restates else 1.0
        fitness[unit] = min(1.0, counts * (MEANING * meanings.get(unit, unread) + weight))
    return fitness


def _units(block: Block) -> tuple[Unit, ...]:
    """A block's units; the heading of steps says what they are for, so it is weighed, too."""
    is_titled = block.kind == "steps" and block.title is not None
    return (block.title, *block.units) if is_titled and block.title else block.units


def _spelled(block: Block, unit: Unit, headed: frozenset[str]) -> str:
    """Put before a unit what it stands under.

    That is its article's title where there are no headings; where there are, it would make
    whatever stands above the first of them look like the answer to any question of the subject.
    """
    is_titled = unit.mark == "heading" or block.section[0] not in headed
    heading = block.units[0].passage.article.title if is_titled else block.heading
    return encodable(f"{heading}: {unit.text}" if heading else unit.text)


def _found(hits: Sequence[Hit]) -> dict[str, float]:
    """Say how probable each passage is beside the best: most by itself, the rest by its article.

    The steps that answer seldom resemble the question; what stands above them does.
    """
    articles: dict[str, float] = {}
    for hit in hits:
        id_ = hit.passage.article.id
        articles[id_] = max(articles.get(id_, 0.0), hit.score)
    best = max(articles.values(), default=0.0) or 1.0
    return {
        hit.passage.id: (OWN * hit.score + (1 - OWN) * articles[hit.passage.article.id]) / best
        for hit in hits
    }


def _heading_words(block: Block) -> frozenset[str]:
    return content_words(f"{block.units[0].passage.article.title} {block.heading}")


def _bounded(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Keep the blocks of the best articles, as many as may be weighed; one at least, cut short."""
    kept: list[Block] = []
    count = 0
    for block in blocks:
        count += len(block.units)
        if count > MAX_UNITS:
            break
        kept.append(block)
    if not kept and blocks:
        first = blocks[0]
        units = first.units[:MAX_UNITS]
        kept.append(Block(first.kind, units, first.first_number, first.heading, first.title))
    return tuple(kept)
