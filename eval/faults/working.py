"""A process that changes a library, and says before and after each change what it does."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from random import Random
from typing import Literal

from eval.faults.checking import versions_in
from eval.faults.world import ARTICLES, MAKERS, Makers, Versions, VersionsSource, cut, open_library
from ingest.sync import sync
from retrieval.library import Library

_NEW_VERSIONS = 1000
"""How many versions a process may write; the next process starts behind them."""

Kind = Literal["put", "remove", "sync", "rebuild"]
_HOW_OFTEN: Mapping[Kind, int] = {"put": 4, "remove": 2, "sync": 3, "rebuild": 3}


@dataclass(frozen=True, slots=True)
class Change:
    """What a process is about to do."""

    kind: Kind
    versions: Versions = field(default_factory=dict)
    """What is put, or what the source of a sync holds; of a removal, only the ids count."""


@dataclass(frozen=True, slots=True)
class Done:
    """The change that was announced last has returned."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The library is open, with these makers."""

    makers: Makers


def work(url: str, seed: int, told: Connection) -> None:
    """Change the library at random, until somebody ends it."""
    random = Random(seed)  # noqa: S311 - the same changes every time, no secret
    makers = random.choice(MAKERS)
    library = open_library(url, makers)
    told.send(Ready(makers))
    for change in _changes(library, random, seed * _NEW_VERSIONS):
        told.send(change)
        do(library, makers, change)
        told.send(Done())


def do(library: Library, makers: Makers, change: Change) -> None:
    """Do as announced."""
    splitter = makers.splitter()
    if change.kind == "put":
        articles = [cut(*one, splitter) for one in change.versions.items()]
        library.put(articles, splitter=splitter.name)
    elif change.kind == "remove":
        library.remove(change.versions.keys())
    elif change.kind == "sync":
        sync(VersionsSource(change.versions), splitter, library)
    else:
        library.rebuild(splitter)


def _changes(library: Library, random: Random, version: int) -> Iterator[Change]:
    """Think of changes, each from what the library holds by then."""
    while True:
        version += 1
        (kind,) = random.choices(list(_HOW_OFTEN), list(_HOW_OFTEN.values()))
        if kind == "sync":
            there = versions_in(library)
            chosen = random.sample(ARTICLES, random.randint(12, len(ARTICLES)))
            kept = {one: there[one] for one in chosen if one in there and random.getrandbits(1)}
            yield Change(kind, dict.fromkeys(chosen, version) | kept)
        elif kind == "rebuild":
            yield Change(kind)
        else:
            yield Change(
                kind, dict.fromkeys(random.sample(ARTICLES, random.randint(1, 5)), version)
            )
