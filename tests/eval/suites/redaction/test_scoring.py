import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.statistics import Interval
from eval.suites.redaction.labelled import NOT_PERSONAL, Label, Sample
from eval.suites.redaction.scoring import ALL, Reading, f_score, false_hits, missed, scores
from redaction.entities import Entity

TEXT = "Ada of Acme lives in Elm Road 4, call 555"
PERSON, COMPANY = Label(0, 3, "PERSON"), Label(7, 11, NOT_PERSONAL)
STREET, PHONE = Label(21, 31, "ADDRESS"), Label(38, 41, "PHONE")


def reading(*hidden: tuple[int, int, str], group: str = "t") -> Reading:
    entities = tuple(Entity(start, end, kind, 1.0) for start, end, kind in hidden)
    return Reading(group, Sample(TEXT, (PERSON, COMPANY, STREET, PHONE)), entities)


def mean(cell: object) -> float:
    assert isinstance(cell, Interval)
    return cell.mean


def test_it_works() -> None:
    one = reading((0, 3, "PERSON"), (21, 24, "PERSON"), (7, 11, "PERSON"), (12, 17, "PERSON"))
    row = scores([one])[ALL]
    assert row["labels"] == 3
    assert mean(row["recall"]) == pytest.approx(2 / 3)
    assert mean(row["same kind"]) == pytest.approx(1 / 3)
    assert row["characters"] == pytest.approx(6 / 16)
    assert row["hits"] == 4
    assert mean(row["precision"]) == pytest.approx(2 / 3)
    assert mean(row["strict precision"]) == pytest.approx(2 / 4)
    assert mean(row["F2"]) == pytest.approx(2 / 3)


def test_every_kind_has_a_row_of_its_own() -> None:
    rows = scores([reading((0, 3, "PERSON"), (12, 17, "PHONE"))])
    assert list(rows) == [ALL, "ADDRESS", "PERSON", "PHONE"]
    assert mean(rows["PERSON"]["recall"]) == 1.0
    assert mean(rows["ADDRESS"]["recall"]) == 0.0
    assert mean(rows["PHONE"]["precision"]) == 0.0
    assert rows["ADDRESS"]["precision"] is None


def test_a_kind_that_nobody_marked_has_no_recall() -> None:
    rows = scores([Reading("t", Sample("x y"), (Entity(0, 1, "CARD", 1.0),))])
    assert rows["CARD"]["recall"] is None
    assert rows["CARD"]["F2"] is None
    assert mean(rows["CARD"]["precision"]) == 0.0


def test_f2_weighs_recall_more() -> None:
    assert f_score(1.0, 0.5) == pytest.approx(5 * 0.5 / (4 * 0.5 + 1))
    assert f_score(1.0, 0.5) > f_score(0.5, 1.0)
    assert f_score(0.0, 1.0) == 0.0


def test_evidence_of_one_group_counts_once() -> None:
    good, bad = reading((0, 41, "PERSON"), group="a"), reading(group="b")
    apart = [Reading(str(n), r.sample, r.hidden) for n, r in enumerate([good, bad] * 20)]
    together, alone = scores([good, bad] * 20)[ALL]["F2"], scores(apart)[ALL]["F2"]
    assert isinstance(together, Interval)
    assert isinstance(alone, Interval)
    assert together.high - together.low > alone.high - alone.low


def test_mistakes_are_found_one_by_one() -> None:
    one = reading((0, 3, "PERSON"), (7, 11, "PERSON"), (12, 17, "PERSON"))
    assert missed(one) == [STREET, PHONE]
    assert false_hits(one) == [Entity(12, 17, "PERSON", 1.0)]


@given(
    st.lists(
        st.tuples(st.integers(0, 20), st.integers(21, 41), st.sampled_from(["PERSON", "PHONE"])),
        max_size=4,
    )
)
def test_shares_are_shares(hidden: list[tuple[int, int, str]]) -> None:
    for row in scores([reading(*hidden)]).values():
        for cell in row.values():
            if isinstance(cell, Interval):
                assert 0 <= cell.low <= cell.high <= 1
                assert 0 <= cell.mean <= 1
