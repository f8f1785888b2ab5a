"""Bring tiny sections together, so that no passage is a line that nobody can understand alone."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ingest.splitting.sections import Section
from retrieval.articles import Span


@dataclass(frozen=True, slots=True)
class _Group:
    """Neighbouring sections as one span; ``heading`` is where the first one's heading begins."""

    heading: int
    span: Span
    is_joined: bool = False


def gathered(
    text: str,
    found: Sequence[Section],
    *,
    is_tiny: Callable[[Span], bool],
    fits: Callable[[Span], bool],
) -> list[Span]:
    """Join each tiny section to the next, or else to the one before, where both have one parent.

    A joined span is under the parent's headings and holds its sections' own. Sections without
    words of their own give no span.
    """
    groups: list[_Group] = []
    for group in _groups(text, found):
        joined = _joined(groups[-1], group) if groups and is_tiny(groups[-1].span) else None
        if joined is not None and fits(joined.span):
            groups[-1] = joined
        else:
            groups.append(group)
    return [group.span for group in _joined_backwards(groups, is_tiny, fits)]


def _groups(text: str, found: Sequence[Section]) -> Iterator[_Group]:
    for section in found:
        words = text[section.start : section.end]
        if words.strip():
            start = section.start + len(words) - len(words.lstrip())
            end = section.end - len(words) + len(words.rstrip())
            yield _Group(section.heading, Span(start, end, section.path))


def _joined_backwards(
    groups: Sequence[_Group], is_tiny: Callable[[Span], bool], fits: Callable[[Span], bool]
) -> list[_Group]:
    """Give what stayed tiny, for want of a next section, to the one before."""
    kept: list[_Group] = []
    for group in groups:
        joined = _joined(kept[-1], group) if kept and is_tiny(group.span) else None
        if joined is not None and fits(joined.span):
            kept[-1] = joined
        else:
            kept.append(group)
    return kept


def _joined(first: _Group, second: _Group) -> _Group | None:
    """Join two groups under their common parent.

    None if either is further below it: a heading between would be in neither path nor text.
    """
    one, two = first.span.headings, second.span.headings
    shared = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False))
    parent = tuple(heading for heading, _ in shared)
    if max(len(one), len(two)) > len(parent) + 1 or (first.is_joined and one != parent):
        return None
    # A section under the parent itself has its heading in the parent's path already.
    start = first.span.start if one == parent else first.heading
    return _Group(first.heading, Span(start, second.span.end, parent), is_joined=True)
