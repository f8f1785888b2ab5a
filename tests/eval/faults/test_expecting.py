import pytest

from eval.faults.expecting import after, is_explained
from eval.faults.working import Change

BEFORE = {"a": 1, "b": 1}
PUT = Change("put", {"b": 2, "c": 2})
REMOVE = Change("remove", {"b": 0})
SYNC = Change("sync", {"b": 2, "c": 2})


def test_it_works() -> None:
    assert after(BEFORE, [PUT]) == {"a": 1, "b": 2, "c": 2}
    assert after(BEFORE, [PUT, REMOVE]) == {"a": 1, "c": 2}
    assert after(BEFORE, [SYNC, Change("rebuild")]) == {"b": 2, "c": 2}


@pytest.mark.parametrize("change", [PUT, REMOVE, SYNC, Change("rebuild"), None])
def test_a_change_that_was_cut_short_may_not_have_happened(change: Change | None) -> None:
    assert is_explained(BEFORE, change, BEFORE)


@pytest.mark.parametrize("change", [PUT, REMOVE, SYNC])
def test_it_may_have_happened(change: Change) -> None:
    assert is_explained(BEFORE, change, after(BEFORE, [change]))


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (PUT, {"a": 1, "b": 2}),
        (PUT, {"a": 1, "b": 1, "c": 2}),
        (REMOVE, {"b": 1}),
        (SYNC, {"b": 1, "c": 2}),
        (SYNC, {"a": 1, "b": 3}),
        (SYNC, {}),
        (Change("rebuild"), {"a": 1}),
        (None, {"a": 1}),
    ],
)
def test_half_of_a_change_is_not_explained(change: Change | None, found: dict[str, int]) -> None:
    assert not is_explained(BEFORE, change, found)


def test_a_sync_may_have_put_some_of_its_articles() -> None:
    assert is_explained(BEFORE, SYNC, {"a": 1, "b": 2})
    assert is_explained(BEFORE, SYNC, {"a": 1, "b": 1, "c": 2})
