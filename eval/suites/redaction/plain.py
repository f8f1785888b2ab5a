"""Count what is hidden in texts in which nothing is personal."""

from collections.abc import Sequence

from eval.reports import Cell
from eval.statistics import Interval, wilson
from eval.suites.redaction.scoring import Reading


def over_redaction(readings: Sequence[Reading]) -> dict[str, Cell]:
    """Give the texts with something hidden per 100 texts, and the entities per 1,000 words.

    A text is a reading; the interval is Wilson's.
    """
    touched = sum(bool(reading.hidden) for reading in readings)
    entities = sum(len(reading.hidden) for reading in readings)
    words = sum(len(reading.sample.text.split()) for reading in readings)
    share = wilson(touched, len(readings))
    return {
        "texts": len(readings),
        "touched": touched,
        "per 100": share
        and Interval(*(100 * bound for bound in (share.mean, share.low, share.high))),
        "entities": entities,
        "per 1,000 words": 1000 * entities / words if words else None,
    }


def by_group(readings: Sequence[Reading]) -> list[Reading]:
    """Join the readings of each group, so that an article counts as one text."""
    joined: dict[str, Reading] = {}
    for reading in readings:
        before = joined.get(reading.group)
        joined[reading.group] = before.joined(reading) if before else reading
    return list(joined.values())
