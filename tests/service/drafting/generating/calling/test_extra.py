from hypothesis import given
from hypothesis import strategies as st

from service.drafting.generating.calling.extra import WINDOW_S, ExtraCalls


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_it_works() -> None:
    extra = ExtraCalls()
    for _ in range(40):
        extra.called()
    assert [extra.take() for _ in range(6)] == [True] * 4 + [False] * 2


def test_one_is_allowed_where_there_were_few_calls() -> None:
    extra = ExtraCalls()
    extra.called()
    assert [extra.take(), extra.take()] == [True, False]


def test_what_is_long_past_counts_no_more() -> None:
    clock = Clock()
    extra = ExtraCalls(clock=clock)
    for _ in range(100):
        extra.called()
    clock.now = WINDOW_S + 1
    assert [extra.take(), extra.take()] == [True, False]
    clock.now = 2 * WINDOW_S + 2
    assert extra.take()


@given(st.lists(st.booleans(), max_size=200))
def test_never_more_than_a_tenth_or_one(turns: list[bool]) -> None:
    extra = ExtraCalls(clock=Clock())
    calls = taken = 0
    for is_call in turns:
        if is_call:
            extra.called()
            calls += 1
        else:
            taken += extra.take()
        assert taken <= max(1, calls / 10)
