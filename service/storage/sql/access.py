"""Agents, keys and looks in SQL."""

from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import IntegrityError

from retrieval.passages.connecting import transaction
from service.model.access import Agent, ApiKey, Look
from service.storage.tables import agents, api_keys, looks


class SqlAccess:
    """Keeps who may use one tenant's desk, and who looked at what was hidden."""

    def __init__(self, engine: Engine, tenant: str) -> None:
        self._engine = engine
        self._tenant = tenant

    def add_agent(self, agent: Agent) -> bool:
        """Keep an agent; False if the e-mail address is taken, and then nothing changes."""
        row = {
            "tenant": self._tenant,
            "email": agent.email,
            "name": agent.name,
            "password_hash": agent.password_hash,
        }
        try:
            with transaction(self._engine) as connection:
                connection.execute(insert(agents).values(**row))
        except IntegrityError:
            return False
        return True

    def agent(self, email: str) -> Agent | None:
        """Find an agent by e-mail address."""
        query = select(agents).where(agents.c.tenant == self._tenant, agents.c.email == email)
        with self._engine.connect() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else Agent(row.email, row.name, row.password_hash)

    def add_key(self, key: ApiKey) -> None:
        """Keep an API key's hash."""
        row = {
            "tenant": self._tenant,
            "id": key.id,
            "name": key.name,
            "sha256": key.sha256,
            "created_at": key.created_at,
        }
        with transaction(self._engine) as connection:
            connection.execute(insert(api_keys).values(**row))

    def key(self, sha256: str) -> ApiKey | None:
        """Find a key by its hash."""
        query = select(api_keys).where(
            api_keys.c.tenant == self._tenant, api_keys.c.sha256 == sha256
        )
        with self._engine.connect() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else ApiKey(row.id, row.name, row.sha256, row.created_at)

    def record_look(self, look: Look) -> None:
        """Record that somebody looked at a hidden value."""
        row = {
            "tenant": self._tenant,
            "ticket_id": look.ticket_id,
            "placeholder": look.placeholder,
            "by": look.by,
            "at": look.at,
        }
        with transaction(self._engine) as connection:
            connection.execute(insert(looks).values(**row))

    def looks(self, ticket_id: str) -> list[Look]:
        """Read who looked at a ticket's hidden values, oldest first."""
        query = (
            select(looks)
            .where(looks.c.tenant == self._tenant, looks.c.ticket_id == ticket_id)
            .order_by(looks.c.seq)
        )
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        return [Look(row.ticket_id, row.placeholder, row.by, row.at) for row in rows]
