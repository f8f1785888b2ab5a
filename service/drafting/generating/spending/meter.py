"""Count what calls cost, and make none that would go beyond the day's budget."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Protocol

from service.errors import ModelUnavailableError

CHARACTERS_PER_TOKEN = 3.5
"""A low guess, so that what is guessed is rather too dear: English prose has four and more."""


class BudgetSpentError(ModelUnavailableError):
    """The day's budget for the language model is spent; it is asked again tomorrow (UTC)."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """How much a call reads and writes."""

    prompt: int
    answer: int


@dataclass(frozen=True, slots=True)
class Tariff:
    """Prices of a million tokens and the day's budget, in one currency; a budget of 0 is none."""

    prompt_price: float = 0.0
    answer_price: float = 0.0
    daily_budget: float = 0.0

    def micros(self, tokens: Tokens) -> int:
        """Price tokens in millionths of the currency, rounded up."""
        return ceil(tokens.prompt * self.prompt_price + tokens.answer * self.answer_price)

    @property
    def budget_micros(self) -> int | None:
        """The day's budget in millionths; None if there is none."""
        return round(self.daily_budget * 1_000_000) if self.daily_budget else None


@dataclass(frozen=True, slots=True)
class Spent:
    """What a tenant's calls of one day (UTC) took; the cost holds what calls under way may need."""

    calls: int = 0
    prompt_tokens: int = 0
    answer_tokens: int = 0
    micros: int = 0

    @property
    def cost(self) -> float:
        """The cost in the tariff's currency."""
        return self.micros / 1_000_000


class Meter(Protocol):
    """Counts one tenant's calls, those of other processes included."""

    def begin(self, expected: Tokens) -> date | None:
        """Set a call's cost aside and return the day; None if the day's budget has no room."""

    def end(self, day: date, expected: Tokens, used: Tokens) -> None:
        """Count what a call took instead of what was set aside for it on its day.

        A call whose process dies stays counted by what was set aside.
        """

    def spent(self, day: date) -> Spent:
        """Tell what was spent on a day."""


@dataclass(slots=True)
class Call:
    """A call under way: what the endpoint reports of it, else what was seen of it.

    A call is free that the endpoint refused.
    """

    prompt_characters: int
    answered: int = 0
    reported: Tokens | None = None
    is_free: bool = False

    def used(self) -> Tokens:
        """Say what the call took, so far as anybody knows."""
        if self.is_free:
            return Tokens(0, 0)
        return self.reported or Tokens(_tokens(self.prompt_characters), _tokens(self.answered))


@asynccontextmanager
async def metered(
    meter: Meter, prompt_characters: int, most_answer_tokens: int
) -> AsyncIterator[Call]:
    """Meter one call, however it ends. Raises BudgetSpentError if there is no room for it."""
    expected = Tokens(_tokens(prompt_characters), most_answer_tokens)
    day = await asyncio.to_thread(meter.begin, expected)
    if day is None:
        raise BudgetSpentError("The day's budget for the language model is spent.")
    call = Call(prompt_characters)
    try:
        yield call
    finally:
        # A draft that is called off is paid for all the same.
        await asyncio.shield(asyncio.to_thread(meter.end, day, expected, call.used()))


def _tokens(characters: int) -> int:
    return ceil(characters / CHARACTERS_PER_TOKEN)
