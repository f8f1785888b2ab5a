import pytest

from eval.statistics import Interval
from eval.suites.redaction.labelled import Sample
from eval.suites.redaction.plain import by_group, over_redaction
from eval.suites.redaction.scoring import Reading
from redaction.entities import Entity

HIT = Entity(0, 3, "PERSON", 0.9)
READINGS = [
    Reading("a", Sample("one two three"), (HIT, HIT)),
    Reading("a", Sample("four"), ()),
    Reading("b", Sample("five six"), ()),
    Reading("b", Sample("seven eight nine ten"), ()),
]


def test_it_works() -> None:
    row = over_redaction(READINGS)
    per_100 = row["per 100"]
    assert isinstance(per_100, Interval)
    assert per_100.mean == 25.0
    assert 0 < per_100.low < 25 < per_100.high < 100
    assert (row["texts"], row["touched"], row["entities"]) == (4, 1, 2)
    assert row["per 1,000 words"] == pytest.approx(200.0)


def test_an_article_counts_once() -> None:
    row = over_redaction(by_group(READINGS))
    assert (row["texts"], row["touched"], row["entities"]) == (2, 1, 2)
    assert row["per 1,000 words"] == pytest.approx(200.0)


def test_nothing_read_is_nothing_measured() -> None:
    assert over_redaction([])["per 100"] is None
