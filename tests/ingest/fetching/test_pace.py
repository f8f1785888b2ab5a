import pytest

from ingest.fetching.failures import StoppedError
from ingest.fetching.pace import Pace


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def pace(clock: Clock, delay_s: float = 2.0) -> Pace:
    return Pace(delay_s, 60.0, clock=clock, sleep=clock.sleep)


def test_it_works() -> None:
    clock = Clock()
    three = pace(clock)
    for _ in range(3):
        three.wait()
    assert clock.slept == [2.0, 2.0]


def test_time_that_passed_anyway_counts() -> None:
    clock = Clock()
    one = pace(clock)
    one.wait()
    clock.now += 1.5
    one.wait()
    assert clock.slept == [0.5]


def test_a_site_can_slow_it_down_but_not_speed_it_up() -> None:
    clock = Clock()
    slow = pace(clock)
    slow.slow_down(5.0)
    slow.slow_down(0.0)
    slow.wait()
    slow.wait()
    assert clock.slept == [5.0]


def test_it_stops_at_once_when_the_next_request_would_be_too_late() -> None:
    clock = Clock()
    never = pace(clock)
    never.slow_down(1e12)
    never.wait()
    with pytest.raises(StoppedError, match="1 minutes"):
        never.wait()
    assert clock.slept == []
