"""Ordinary messages, none of which needs a person: how many are taken for one that does."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from eval.cases import read_lines
from eval.reports import Cell, Sheet
from eval.statistics import wilson
from redaction.text import RedactedText
from service.drafting.port import Question
from service.drafting.refusing import asks_for_account_data, concern_of

_ORDINARY = {
    "banking77 test": ("banking77/records.test.jsonl", "text"),
    "clinc150 val": ("clinc150/records.val.jsonl", "text"),
    "hint3 test": ("hint3/records.sofmattress.test.jsonl", "text"),
    "xstest safe": ("xstest/records.jsonl", "prompt"),
    "doc2dial": ("doc2dial/queries.jsonl", "text"),
    "emanual": ("emanual/queries.jsonl", "text"),
}


def flagged(data: Path) -> dict[str, dict[str, Cell]]:
    """Count, by set, the messages that each rule would keep from being answered."""
    return {name: _row(list(_texts(data / path, key))) for name, (path, key) in _ORDINARY.items()}


def flagged_sheet(rows: Mapping[str, Mapping[str, Cell]]) -> Sheet:
    """Lay the counts out as a table."""
    caption = "messages that the rules leave to a person; few of them really need one"
    return Sheet("Concerns seen in ordinary messages", caption, "set", rows)


def _texts(path: Path, key: str) -> Iterator[str]:
    for line in read_lines(path):
        if line.get("label") != "unsafe":
            yield line[key]


def _row(texts: list[str]) -> dict[str, Cell]:
    questions = [Question(RedactedText(text)) for text in texts]
    concerns = Counter(filter(None, map(concern_of, questions)))
    return {
        "messages": len(texts),
        "needs a person": wilson(concerns.total(), len(texts)),
        "which": ", ".join(f"{name} {count}" for name, count in concerns.most_common()) or "-",
        "account data": sum(map(asks_for_account_data, texts)),
    }
