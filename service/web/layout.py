"""Lay a draft's sentences out as paragraphs, steps and bullets, by what stands before each."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from service.model.reply import Sentence

BlockKind = Literal["paragraph", "steps", "bullets"]

_STEP = re.compile(r"(\d{1,3})[.)][ \t]*$")
_BULLET = re.compile(r"[-*•][ \t]*$")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A sentence with its place in the draft, from 0."""

    place: int
    sentence: Sentence


@dataclass(slots=True)
class Block:
    """A paragraph or a list: its items, each of some sentences; a paragraph's items are lines."""

    kind: BlockKind
    first_number: int = 1
    items: list[list[Numbered]] = field(default_factory=list)


def blocks_of(sentences: Iterable[Sentence]) -> list[Block]:
    """Lay sentences out; their text and their order stay as they are."""
    blocks: list[Block] = []
    for place, sentence in enumerate(sentences):
        kind, number = _kind(sentence.lead)
        is_new = not blocks or "\n\n" in sentence.lead or blocks[-1].kind != kind
        # A sentence that runs on stays where the one before it stands, in a list as well.
        runs_on = bool(blocks) and "\n" not in sentence.lead and kind == "paragraph"
        if is_new and not runs_on:
            blocks.append(Block(kind, number))
        if not blocks[-1].items or not runs_on:
            blocks[-1].items.append([])
        blocks[-1].items[-1].append(Numbered(place, sentence))
    return blocks


def _kind(lead: str) -> tuple[BlockKind, int]:
    step = _STEP.search(lead)
    if step:
        return "steps", int(step[1])
    return ("bullets" if _BULLET.search(lead) else "paragraph"), 1
