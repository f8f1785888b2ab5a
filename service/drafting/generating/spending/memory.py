"""A meter that forgets when its process ends."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from threading import Lock

from service.drafting.generating.spending.meter import Spent, Tariff, Tokens


def today() -> date:
    """Tell the day by which spending is counted."""
    return datetime.now(UTC).date()


class MemoryMeter:
    """Counts the calls of this process."""

    def __init__(self, tariff: Tariff, day: Callable[[], date] = today) -> None:
        self._tariff = tariff
        self._day = day
        self._spent: dict[date, Spent] = defaultdict(Spent)
        self._lock = Lock()

    def begin(self, expected: Tokens) -> date | None:
        """Set a call's cost aside and return the day; None if the day's budget has no room."""
        day, budget = self._day(), self._tariff.budget_micros
        with self._lock:
            spent = self._spent[day]
            micros = spent.micros + self._tariff.micros(expected)
            if budget is not None and micros > budget:
                return None
            self._spent[day] = replace(spent, calls=spent.calls + 1, micros=micros)
        return day

    def end(self, day: date, expected: Tokens, used: Tokens) -> None:
        """Count what a call took instead of what was set aside for it on its day."""
        change = self._tariff.micros(used) - self._tariff.micros(expected)
        with self._lock:
            spent = self._spent[day]
            self._spent[day] = Spent(
                spent.calls,
                spent.prompt_tokens + used.prompt,
                spent.answer_tokens + used.answer,
                spent.micros + change,
            )

    def spent(self, day: date) -> Spent:
        """Tell what was spent on a day."""
        with self._lock:
            return self._spent.get(day, Spent())
