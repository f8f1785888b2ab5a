"""Bring a source's articles into the library: what is new or changed, nothing by halves."""

import hashlib
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from ingest.sources.keys import is_gone
from ingest.sources.source import Found, Refused, Source, SourceVanishedError
from ingest.splitting import Splitter
from retrieval.articles import Article, SplitArticle
from retrieval.library import Library, RebuildReport

_BATCH = 16
"""Articles put at once: enough to fill the embedder, few enough to lose when a sync is killed."""


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What a sync did: articles added, changed, unchanged and removed, and what was refused."""

    added: int
    changed: int
    unchanged: int
    removed: int
    refused: tuple[Refused, ...]
    passages_embedded: int
    passages_reused: int
    seconds: float
    rebuilt: int = 0
    """Articles cut and embedded anew because the splitter or the embedder is another one."""


def sync(
    source: Source,
    splitter: Splitter,
    library: Library,
    *,
    allow_empty: bool = False,
    on_progress: Callable[[int, int], None] | None = None,
) -> SyncReport:
    """Make the library hold what the source holds.

    Every article is changed in one transaction, a few at a time, and what is gone from the source
    is removed last; killed at any point, the next sync finishes the work. If the library was built
    with another splitter or embedder, it is then rebuilt for these, articles of other sources
    included, and answers as before until that is done. ``on_progress`` is told how many entries
    have been read or rebuilt, and of how many.

    Raises SourceVanishedError, having removed nothing, if the source is not there or holds no
    article at all; ``allow_empty`` takes that as its true state. Raises LibraryNotChangedError
    where the library cannot be written; what was put before stays.
    """
    started = time.monotonic()
    library.forget_editions(splitter.name)
    run = _Run(source, splitter, library)
    total = len(source)
    for number, entry in enumerate(_entries(source, allow_empty=allow_empty), start=1):
        run.take(entry)
        if on_progress is not None:
            on_progress(number, total)
    run.put()
    if not run.ids and not allow_empty:
        raise SourceVanishedError(_nothing(source, run.refused))
    removed = run.remove()
    rebuilt = library.rebuild(splitter, _after(total, on_progress))
    return run.report(removed, rebuilt, time.monotonic() - started)


def fingerprint(article: Article) -> str:
    """Hash all that an article is: equal means nothing to do."""
    fields = json.dumps(asdict(article), default=str, sort_keys=True)
    return hashlib.sha256(fields.encode()).hexdigest()


def _entries(source: Source, *, allow_empty: bool) -> Iterator[Found | Refused]:
    nothing_yet = True
    try:
        for entry in source.entries():
            nothing_yet = False
            yield entry
    except SourceVanishedError:
        # Gone from the start is a state to take over; gone midway says nothing of the rest.
        if not (allow_empty and nothing_yet):
            raise


def _after(
    done: int, on_progress: Callable[[int, int], None] | None
) -> Callable[[int, int], None] | None:
    """Tell of further progress behind what has been told."""
    if on_progress is None:
        return None
    return lambda further, of: on_progress(done + further, done + of)


def _nothing(source: Source, refused: list[Refused]) -> str:
    """Say why a source counts as vanished though it is there."""
    if not refused:
        return f"{source.key} holds no articles."
    first = refused[0]
    return f"{source.key} holds no article that can be read. {first.name}: {first.reason}"


class _Run:
    """One run of a sync: what it has seen so far, and the articles that wait to be put."""

    def __init__(self, source: Source, splitter: Splitter, library: Library) -> None:
        self._source = source
        self._splitter = splitter
        self._library = library
        self._kept = library.kept(source.key)
        self._waiting: list[SplitArticle] = []
        self._added = self._changed = self._unchanged = self._embedded = self._reused = 0
        self.ids: dict[str, str] = {}
        self.refused: list[Refused] = []

    def take(self, entry: Found | Refused) -> None:
        """Refuse an entry, pass over it as unchanged, or put it with the next batch."""
        if isinstance(entry, Refused):
            self.refused.append(entry)
            return
        objection = self._objection(entry)
        if objection:
            self.refused.append(Refused(entry.name, objection, entry.article.id))
            return
        mark = fingerprint(entry.article)
        kept = self._kept.get(entry.article.id)
        if kept is not None and kept.fingerprint == mark:
            self.ids[entry.article.id] = entry.name
            self._unchanged += 1
        else:
            self._wait(entry, mark)

    def put(self) -> None:
        """Put what waits into the library, in one transaction."""
        done = self._library.put(self._waiting, splitter=self._splitter.name)
        self._embedded += done.passages_embedded
        self._reused += done.passages_reused
        self._waiting.clear()

    def remove(self) -> int:
        """Remove what this source brought before and has no more.

        What could not be read this time keeps its older state: a broken file is not a deleted one.
        """
        names = {refused.name for refused in self.refused}
        ids = self.ids.keys() | {refused.article_id for refused in self.refused}
        gone = [
            id_ for id_, kept in self._kept.items() if id_ not in ids and kept.name not in names
        ]
        return self._library.remove(gone)

    def report(self, removed: int, rebuilt: RebuildReport, seconds: float) -> SyncReport:
        """Sum up the run."""
        return SyncReport(
            added=self._added,
            changed=self._changed,
            unchanged=self._unchanged,
            removed=removed,
            refused=tuple(self.refused),
            passages_embedded=self._embedded + rebuilt.passages_embedded,
            passages_reused=self._reused + rebuilt.passages_reused,
            seconds=round(seconds, 3),
            rebuilt=rebuilt.articles,
        )

    def _objection(self, entry: Found) -> str:
        """Say why an article that could be read cannot be taken; empty if it can."""
        article = entry.article
        if article.id in self.ids:
            return f"Its id “{article.id}” is that of {self.ids[article.id]} already."
        if not article.text.strip():
            return "It holds no text."
        if not _can_be_stored(article):
            return "It holds characters that no database takes: NUL, or half of a pair."
        if article.id not in self._kept:
            owner = self._library.owner(article.id)
            if owner is not None and owner != self._source.key and not is_gone(owner):
                return f"Its id “{article.id}” is that of an article from {owner or 'elsewhere'}."
        return ""

    def _wait(self, entry: Found, mark: str) -> None:
        spans = self._splitter.split(entry.article)
        if not spans:
            reason = "It holds nothing but headings."
            self.refused.append(Refused(entry.name, reason, entry.article.id))
            return
        self.ids[entry.article.id] = entry.name
        if entry.article.id in self._kept:
            self._changed += 1
        else:
            self._added += 1
        self._waiting.append(SplitArticle(entry.article, spans, self._source.key, entry.name, mark))
        if len(self._waiting) >= _BATCH:
            self.put()


def _can_be_stored(article: Article) -> bool:
    fields = [*asdict(article).values(), *article.labels]
    text = "".join(value for value in fields if isinstance(value, str))
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)
