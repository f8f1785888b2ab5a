"""Storage in SQL: SQLite by default."""

from sqlalchemy import Engine

from service.storage.sql.access import SqlAccess
from service.storage.sql.decisions import SqlDecisions
from service.storage.sql.keys import SqlKeys
from service.storage.sql.reports import SqlReports
from service.storage.sql.suggestions import SqlSuggestions
from service.storage.sql.tickets import SqlTickets
from service.storage.sql.vaults import SqlVaults


class SqlStorage:
    """The stores of one tenant in a migrated database (see `open_database`)."""

    def __init__(self, engine: Engine, tenant: str) -> None:
        self.tickets = SqlTickets(engine, tenant)
        self.suggestions = SqlSuggestions(engine, tenant)
        self.decisions = SqlDecisions(engine, tenant)
        self.reports = SqlReports(engine, tenant)
        self.access = SqlAccess(engine, tenant)
        self.keys = SqlKeys(engine, tenant)
        self.vaults = SqlVaults(engine, tenant)
