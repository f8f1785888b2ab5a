"""Sentences that people have labelled: is this supported by that evidence?"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.cases import read_lines
from retrieval.articles import Article
from service.drafting.reading.replies import all_units, passages_of
from service.drafting.reading.units import Unit

PARTS = {
    "begin cmu": "begin/records.cmu.dev.jsonl",
    "begin tc": "begin/records.tc.dev.jsonl",
    "begin wow": "begin/records.wow.dev.jsonl",
    "qags cnndm": "qags/records.cnndm.jsonl",
    "qags xsum": "qags/records.xsum.jsonl",
}
"""Where each part of the labelled sets stands. BEGIN: Dziri et al., "Evaluating Attribution in
Dialogue Systems" (2022). QAGS: Wang et al., "Asking and Answering Questions to Evaluate the Factual
Consistency of Summaries" (2020)."""

_SUPPORTED = frozenset({"Fully attributable", "consistent"})


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence or two, what is offered as proof, and whether people call it supported."""

    text: str
    units: tuple[Unit, ...]
    is_supported: bool


def labelled(data: Path, *, limit: int = 0) -> dict[str, list[Labelled]]:
    """Read the parts that are there, of each ``limit`` lines, or all.

    Raises CasesUnreadableError if a file is no JSON lines.
    """
    return {
        part: [_read(line) for line in list(read_lines(data / place))[: limit or None]]
        for part, place in PARTS.items()
        if (data / place).is_file()
    }


def _read(line: dict[str, str]) -> Labelled:
    passages = passages_of(Article(line["id"], "", line["evidence"]))
    return Labelled(line["response"], tuple(all_units(passages)), line["label"] in _SUPPORTED)


def unproven(text: str, units: Sequence[Unit]) -> list[Unit]:
    """Leave out what resembles a text, so that nothing proves it any more."""
    words = set(text.lower().split())
    most = 0.6 * len(words)
    return [unit for unit in units if len(words & set(unit.text.lower().split())) < most]
