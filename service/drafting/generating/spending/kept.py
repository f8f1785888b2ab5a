"""A meter that outlives its process, and counts those of other processes too."""

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    Engine,
    MetaData,
    String,
    Table,
    bindparam,
    event,
    select,
    text,
    update,
)

from retrieval.passages.connecting import connect, snapshot, transaction
from service.drafting.generating.spending.memory import today
from service.drafting.generating.spending.meter import Spent, Tariff, Tokens

_METADATA = MetaData()
_SPENDING = Table(
    "model_spending",
    _METADATA,
    Column("tenant", String, primary_key=True),
    Column("day", Date, primary_key=True),
    Column("calls", BigInteger, nullable=False, default=0),
    Column("prompt_tokens", BigInteger, nullable=False, default=0),
    Column("answer_tokens", BigInteger, nullable=False, default=0),
    Column("micros", BigInteger, nullable=False, default=0),
)
_FIRST_OF_THE_DAY = text(
    "INSERT INTO model_spending (tenant, day, calls, prompt_tokens, answer_tokens, micros) "
    "VALUES (:tenant, :day, 0, 0, 0, 0) ON CONFLICT DO NOTHING"
).bindparams(bindparam("day", type_=Date))


class KeptMeter:
    """Counts a tenant's calls in a database, which SQLite or PostgreSQL may be."""

    def __init__(
        self, url: str, tenant: str, tariff: Tariff, day: Callable[[], date] = today
    ) -> None:
        self._engine: Engine = connect(url)
        if self._engine.dialect.name == "sqlite":
            event.listen(self._engine, "connect", _commit_at_once)
        self._tenant = tenant
        self._tariff = tariff
        self._day = day
        with transaction(self._engine) as connection:
            _METADATA.create_all(connection)

    def begin(self, expected: Tokens) -> date | None:
        """Set a call's cost aside and return the day; None if the day's budget has no room."""
        day, budget = self._day(), self._tariff.budget_micros
        row, micros = _SPENDING.c, _SPENDING.c.micros + self._tariff.micros(expected)
        setting_aside = (
            update(_SPENDING)
            .where(row.tenant == self._tenant, row.day == day)
            .values(calls=row.calls + 1, micros=micros)
        )
        if budget is not None:
            # Asked and set aside in one statement, so that two processes cannot share one rest.
            setting_aside = setting_aside.where(micros <= budget)
        with transaction(self._engine) as connection:
            connection.execute(_FIRST_OF_THE_DAY, {"tenant": self._tenant, "day": day})
            return day if connection.execute(setting_aside).rowcount else None

    def end(self, day: date, expected: Tokens, used: Tokens) -> None:
        """Count what a call took instead of what was set aside for it on its day."""
        row = _SPENDING.c
        counting = (
            update(_SPENDING)
            .where(row.tenant == self._tenant, row.day == day)
            .values(
                prompt_tokens=row.prompt_tokens + used.prompt,
                answer_tokens=row.answer_tokens + used.answer,
                micros=row.micros + self._tariff.micros(used) - self._tariff.micros(expected),
            )
        )
        with transaction(self._engine) as connection:
            connection.execute(counting)

    def spent(self, day: date) -> Spent:
        """Tell what was spent on a day."""
        row = _SPENDING.c
        asking = select(row.calls, row.prompt_tokens, row.answer_tokens, row.micros).where(
            row.tenant == self._tenant, row.day == day
        )
        with snapshot(self._engine) as connection:
            found = connection.execute(asking).first()
        return Spent(*found) if found else Spent()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()


def _commit_at_once(connection: Any, _record: object) -> None:
    """Leave writing to the system: a customer waits while a call's cost is set aside.

    A process that dies forgets nothing; a power cut may forget the last calls.
    """
    connection.execute("PRAGMA synchronous = NORMAL").close()
