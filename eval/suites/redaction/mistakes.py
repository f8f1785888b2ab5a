"""Show what was missed and what was hidden without need, for people to look at."""

from collections.abc import Iterable, Iterator

from eval.suites.redaction.scoring import Reading, false_hits, missed

_AROUND = 30


def mistakes(readings: Iterable[Reading]) -> Iterator[str]:
    """Spell each mistake as a line: what it is, the kind, and the span among its neighbours."""
    for reading in readings:
        text = reading.sample.text
        for label in missed(reading):
            around = _around(text, label.start, label.end)
            yield f"missed {label.kind} ({reading.group}): {around}"
        for entity in false_hits(reading):
            around = _around(text, entity.start, entity.end)
            yield f"needless {entity.kind} ({reading.group}): {around}"


def _around(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return repr(f"{before}[{text[start:end]}]{after}")[1:-1]
