"""Every meter counts alike, to the last cent of the day's budget."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from service.drafting.generating.spending.kept import KeptMeter
from service.drafting.generating.spending.memory import MemoryMeter
from service.drafting.generating.spending.meter import Meter, Spent, Tariff, Tokens

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
TARIFF = Tariff(prompt_price=2, answer_price=10, daily_budget=0.001)
CALL = Tokens(prompt=100, answer=20)
COST = 400

Opened = Callable[..., Meter]


@pytest.fixture(params=["memory", "kept"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Opened:
    def open_meter(tariff: Tariff = TARIFF, day: Callable[[], date] = lambda: MONDAY) -> Meter:
        if request.param == "memory":
            return MemoryMeter(tariff, day)
        meter = KeptMeter(f"sqlite:///{tmp_path / 'spending.db'}", "acme", tariff, day)
        request.addfinalizer(meter.close)
        return meter

    return open_meter


def test_it_works(opened: Opened) -> None:
    meter = opened()
    assert meter.spent(MONDAY) == Spent()
    assert meter.begin(CALL) == MONDAY
    assert meter.spent(MONDAY) == Spent(calls=1, micros=COST)
    meter.end(MONDAY, CALL, Tokens(50, 10))
    assert meter.spent(MONDAY) == Spent(1, 50, 10, 200)
    assert meter.spent(MONDAY).cost == pytest.approx(0.0002)


def test_a_call_beyond_the_budget_is_not_made(opened: Opened) -> None:
    meter = opened()
    assert [meter.begin(CALL) for _ in range(3)] == [MONDAY, MONDAY, None]
    assert meter.spent(MONDAY).calls == 2


def test_what_was_set_aside_and_not_needed_is_there_again(opened: Opened) -> None:
    meter = opened()
    meter.begin(CALL)
    meter.begin(CALL)
    meter.end(MONDAY, CALL, Tokens(0, 0))
    assert meter.begin(CALL) == MONDAY


def test_every_day_has_its_budget(opened: Opened) -> None:
    days = iter([MONDAY, MONDAY, MONDAY, TUESDAY])
    meter = opened(TARIFF, lambda: next(days))
    assert [meter.begin(CALL) for _ in range(4)] == [MONDAY, MONDAY, None, TUESDAY]


def test_without_a_budget_all_is_counted_and_nothing_refused(opened: Opened) -> None:
    meter = opened(Tariff(2, 10))
    assert None not in [meter.begin(CALL) for _ in range(50)]
    assert meter.spent(MONDAY).calls == 50


def test_those_who_ask_at_once_do_not_share_one_rest(opened: Opened) -> None:
    meter = opened(Tariff(2, 10, daily_budget=COST * 10 / 1_000_000))
    with ThreadPoolExecutor(8) as pool:
        days = list(pool.map(lambda _: meter.begin(CALL), range(40)))
    assert sum(day is not None for day in days) == 10
    assert meter.spent(MONDAY).micros == COST * 10
