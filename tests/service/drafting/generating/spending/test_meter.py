import pytest

from service.drafting.generating.spending.memory import MemoryMeter, today
from service.drafting.generating.spending.meter import (
    BudgetSpentError,
    Tariff,
    Tokens,
    metered,
)


async def test_it_works() -> None:
    meter = MemoryMeter(Tariff(1, 1))
    async with metered(meter, 350, 700) as call:
        assert meter.spent(today()).micros == 800
        call.reported = Tokens(90, 30)
    assert meter.spent(today()).micros == 120


async def test_what_no_endpoint_reports_is_guessed_from_the_characters() -> None:
    meter = MemoryMeter(Tariff(1, 1))
    async with metered(meter, 350, 700) as call:
        call.answered = 35
    assert meter.spent(today()).prompt_tokens == 100
    assert meter.spent(today()).answer_tokens == 10


async def test_a_call_that_is_called_off_is_counted() -> None:
    meter = MemoryMeter(Tariff(1, 1))
    with pytest.raises(RuntimeError):
        async with metered(meter, 350, 700):
            raise RuntimeError
    assert meter.spent(today()).prompt_tokens == 100


async def test_a_refused_call_costs_nothing() -> None:
    meter = MemoryMeter(Tariff(1, 1))
    async with metered(meter, 350, 700) as call:
        call.is_free = True
    assert (meter.spent(today()).calls, meter.spent(today()).micros) == (1, 0)


async def test_a_spent_budget_is_an_error_that_says_so() -> None:
    meter = MemoryMeter(Tariff(1, 1, daily_budget=0.0001))
    with pytest.raises(BudgetSpentError, match="budget"):
        async with metered(meter, 350, 700):
            pytest.fail("the call was made")


def test_prices_are_of_a_million_tokens_and_rounded_up() -> None:
    assert Tariff(0.15, 0.6).micros(Tokens(1000, 1)) == 151
