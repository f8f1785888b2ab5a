"""Labelled cases: what was asked, which articles answer it, and where known the answer itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

from eval.halves import half_of
from retrieval.articles import Article
from service.model.ticket import Message, Ticket

Part = Literal["fitted", "reported"]

_ASKED_AT = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A ticket, the ids of the articles that answer it, and the answers that people wrote.

    Without ``articles`` nothing in the library answers it, and whatever is drafted is wrong.
    """

    id: str
    ticket: Ticket
    articles: frozenset[str]
    references: tuple[str, ...] = ()

    @property
    def part(self) -> Part:
        """One half is fitted on and the other reported: the hash of the id says which."""
        return "fitted" if half_of(self.id) == "even" else "reported"


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """Cases that are asked of one library. ``part`` is set where all of them are one part's."""

    name: str
    library: str
    cases: tuple[Labelled, ...]
    part: Part | None = None

    def part_of(self, case: Labelled) -> Part:
        """Say which part a case is in."""
        return self.part or case.part


@dataclass(frozen=True, slots=True)
class Collection:
    """Sets of cases, and the articles of the libraries they are asked of, by the library's name."""

    sets: Sequence[LabelledSet]
    libraries: Mapping[str, Sequence[Article]] = field(default_factory=dict)


def asking(id_: str, text: str, subject: str = "") -> Ticket:
    """Make the ticket of a customer who asks this and nothing else."""
    return Ticket(id_, subject, (Message(f"{id_}-1", "customer", text, _ASKED_AT),))


def unanswered(name: str, asked: Mapping[str, str]) -> Iterator[Labelled]:
    """Make cases that nothing answers, of texts by their ids."""
    for id_, text in asked.items():
        yield Labelled(f"{name}/{id_}", asking(id_, text), frozenset())
