"""Measure what guarding takes from those who attack nobody: of questions, and of articles."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from eval.progress import Progress
from eval.statistics import Interval, wilson
from ingest.sources.folder import FolderSource
from ingest.sources.source import Found
from redaction.text import RedactedText
from retrieval.articles import Article, Hit, Passage
from service.demo.seeding import HELP_CENTER, demo_tickets
from service.drafting.guarding import leaves_safely, quotable, without_orders
from service.drafting.guarding.links import host_of
from service.drafting.reading.blocks import blocks_of

ATTACKERS_OF_THE_DEMO = frozenset({"1022"})
"""The demo has one ticket that is an attack, which is to be taken apart."""

_MESSAGES = {
    "xstest, safe": "xstest/records.jsonl",
    "banking77, train": "banking77/records.train.jsonl",
    "clinc150, val": "clinc150/records.val.jsonl",
}
_HELP_CENTERS = ("arduino", "chatwoot")


@dataclass(frozen=True, slots=True)
class Blocked:
    """How many texts of a set guarding changes or stops, and some of them."""

    set: str
    what: str
    texts: int
    blocked: int
    share: Interval | None
    examples: tuple[str, ...]


def blocked(data: Path | None, show: int, progress: Progress) -> Iterator[Blocked]:
    """Measure on the demo, and on public messages and help centres where there is a folder."""
    tickets = [t for t in demo_tickets(datetime.now(UTC)) if t.id not in ATTACKERS_OF_THE_DEMO]
    texts = [message.text for ticket in tickets for message in ticket.messages]
    yield _counted("demo", "messages", texts, _is_changed, show)
    if data is not None:
        for name, file in progress(list(_MESSAGES.items()), "Reading messages"):
            if (data / file).exists():
                yield _counted(name, "messages", _messages(data / file), _is_changed, show)
    folders = {"demo": HELP_CENTER}
    if data is not None:
        folders |= {name: data.parent / "help_centers" / name for name in _HELP_CENTERS}
    for name, folder in progress(list(folders.items()), "Reading articles"):
        if folder.is_dir():
            articles = _articles(folder)
            yield _counted(name, "articles cut", articles, _is_cut, show)
            hosts = frozenset(host_of(article.url) for article in articles)
            yield _counted(
                name, "sentences not to leave", _sentences(articles, hosts), _stays, show
            )


def _counted(
    name: str, what: str, texts: Sequence[object], is_blocked: Callable[..., bool], show: int
) -> Blocked:
    found = [text for text in texts if is_blocked(text)]
    return Blocked(
        set=name,
        what=what,
        texts=len(texts),
        blocked=len(found),
        share=wilson(len(found), len(texts)),
        examples=tuple(str(text)[:300] for text in found[:show]),
    )


def _messages(path: Path) -> list[str]:
    rows = [json.loads(line) for line in path.read_text().splitlines() if line.strip()]
    return [row.get("text") or row["prompt"] for row in rows if row.get("label") != "unsafe"]


def _is_changed(text: str) -> bool:
    return without_orders(RedactedText(text)) != text


def _articles(folder: Path) -> list[Article]:
    entries = FolderSource(folder).entries()
    return [entry.article for entry in entries if isinstance(entry, Found)]


def _is_cut(article: Article) -> bool:
    hit = Hit(Passage("", article, 0, len(article.text)), 1.0)
    return quotable([hit])[0].passage.article is not article


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A sentence as it is quoted: as it reads, as it is written, and the company's hosts."""

    text: str
    quote: str
    hosts: frozenset[str]


def _sentences(articles: Sequence[Article], hosts: frozenset[str]) -> list[_Quoted]:
    return [
        _Quoted(unit.text, unit.quote, hosts)
        for article in articles
        for block in blocks_of([Passage("", article, 0, len(article.text))])
        for unit in block.units
    ]


def _stays(sentence: _Quoted) -> bool:
    faults = leaves_safely(
        sentence.text, hosts=sentence.hosts, quotes=[sentence.quote], placeholders=frozenset()
    )
    return bool(faults)
