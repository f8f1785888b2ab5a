"""Texts in which people marked what is personal, and the public sets that hold such texts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from eval.cases import read_lines
from eval.suites.redaction.splits import is_held_back

NOT_PERSONAL = ""
"""The kind of a label that marks something, but nothing that has to be hidden."""


@dataclass(frozen=True, slots=True)
class Label:
    """A span that somebody marked: ``text[start:end]``, and what we call its kind."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A text and its labels."""

    text: str
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Thread:
    """Texts that belong together, such as one customer's turns, the oldest first.

    ``group`` names what the thread shares with others, such as a template: threads of one group are
    no independent evidence.
    """

    group: str
    turns: tuple[Sample, ...]


_SUPPORT_KINDS = {
    "PERSON": "PERSON",
    "STREET_ADDRESS": "ADDRESS",
    "ZIP_CODE": "ADDRESS",
    "CREDIT_CARD": "CARD",
    "PHONE_NUMBER": "PHONE",
    "EMAIL_ADDRESS": "EMAIL",
    "IBAN_CODE": "IBAN",
    "US_SSN": "NATIONAL_ID",
    "IP_ADDRESS": "IP",
    "US_DRIVER_LICENSE": "DRIVING_LICENCE",
}
STRICT_KINDS = {
    **_SUPPORT_KINDS,
    "AGE": "AGE",
    "DATE_TIME": "DATE",
    "GPE": "LOCATION",
    "NRP": "ORIGIN",
    "DOMAIN_NAME": "URL",
}
CHAT_KINDS = {
    "PERSON": "PERSON",
    "EMAIL_ADDRESS": "EMAIL",
    "PHONE_NUMBER": "PHONE",
    "ADDRESS": "ADDRESS",
    "ZIP_CODE": "ADDRESS",
    "US_SSN": "NATIONAL_ID",
    "CREDIT_CARD": "CARD",
    "ACCOUNT_NUMBER": "ACCOUNT",
    "PASSWORD": "PASSWORD",
    "USERNAME": "USERNAME",
    "BOOKING_ID": "BOOKING",
    "POLICY_ID": "INSURANCE",
    "CLAIM_ID": "INSURANCE",
}


def templated(folder: Path, *, split: str, profile: str) -> list[Thread]:
    """Read Microsoft's templated sentences (``presidio_research``): dev, test or all templates.

    Organisations and titles are no personal data, and dates, ages, places and the like are kept by
    the support profile: their labels are read as `NOT_PERSONAL`.
    See https://github.com/microsoft/presidio-research.
    """
    kinds = STRICT_KINDS if profile in ("gdpr_strict", "hipaa") else _SUPPORT_KINDS
    rows = read_lines(folder / "records.synth_dataset_v2.jsonl")
    return [
        Thread(str(row["template_id"]), (_sample(row, kinds),))
        for row in rows
        if split == "all" or is_held_back(row["template_id"]) == (split == "test")
    ]


def chats(folder: Path, *, part: str = "dev") -> list[Thread]:
    """Read customers' turns of support chats (``multidogo_pii``), one thread a conversation.

    The agents' turns are not in the data. See https://github.com/awslabs/multi-domain-goal-oriented-dialogues-dataset.
    """
    rows = sorted(
        read_lines(folder / f"records.{part}.jsonl"), key=itemgetter("conversation", "turn")
    )
    return [
        Thread(conversation, tuple(_sample(row, CHAT_KINDS) for row in turns))
        for conversation, turns in groupby(rows, key=itemgetter("conversation"))
    ]


def reported(path: Path) -> list[Thread]:
    """Read the messages that agents reported on, as ``deskproof feedback export`` writes them."""
    return [
        Thread(row["id"], (_sample(row, {span["type"]: span["type"] for span in row["spans"]}),))
        for row in read_lines(path)
    ]


def messages(paths: Iterable[Path]) -> list[Thread]:
    """Read messages in which nothing is personal, each for itself."""
    rows = [row for path in paths for row in read_lines(path)]
    return [Thread(row["id"], (Sample(row["text"]),)) for row in rows]


def lines_of_articles(path: Path) -> list[Thread]:
    """Read articles in which nothing is personal, one thread each, split into their lines."""
    return [
        Thread(
            row["id"],
            tuple(Sample(line) for line in row["text"].splitlines() if line.strip()),
        )
        for row in read_lines(path)
    ]


def _sample(row: Mapping[str, Any], kinds: Mapping[str, str]) -> Sample:
    labels = (
        Label(span["start"], span["end"], kinds.get(span["type"], NOT_PERSONAL))
        for span in row["spans"]
    )
    return Sample(row["text"], tuple(labels))
