from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text

from redaction.vault import VaultKey
from redaction.vault.sealing import OLD_VAULT, sealed
from retrieval.passages import connecting
from retrieval.passages.connecting import connect, transaction
from service.errors import ConflictError
from service.keyring import GivenKeys
from service.storage.database import MIGRATIONS, empty_journal, open_database
from service.storage.sql import SqlStorage
from service.vaults import Vaults

KEPT = b'{"values": {"<PERSON_1>": "Ada"}, "spellings": {"m": ["ada"]}}'


def migrated_to(url: str, revision: str, key: VaultKey) -> None:
    """Make a database as an older version left it, with a ticket and its vault."""
    engine, config = connect(url), Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with transaction(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.execute(
            text(
                "INSERT INTO tickets VALUES ('acme', 't1', '', '', '', '', '', '', '', '', 'open', "
                ":vault, 0, '2026-03-01T12:00:00+00:00', '2026-03-01T12:00:00+00:00')"
            ),
            {"vault": sealed(KEPT, key, "acme/ticket/t1", OLD_VAULT)},
        )
    engine.dispose()


def test_a_database_of_the_time_before_tickets_had_keys_is_read(
    tmp_path: Path, key: VaultKey
) -> None:
    url = f"sqlite:///{tmp_path / 'old.db'}"
    migrated_to(url, "0001", key)
    engine = open_database(url)
    storage = SqlStorage(engine, "acme")
    kept = storage.tickets.get("t1")
    assert kept is not None
    vaults = Vaults(storage.keys, GivenKeys([key]), "acme")
    assert vaults.open(kept.vault, "t1", "ticket").values == {"<PERSON_1>": "Ada"}
    vaults.erase("t1", by="ben@acme.example")
    assert kept.vault not in (tmp_path / "old.db").read_bytes()
    engine.dispose()


def test_a_journal_that_is_in_use_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "_BUSY_TIMEOUT_MS", 20)
    engine = open_database(f"sqlite:///{tmp_path / 'desk.db'}")
    with engine.connect() as reader:
        reader.execute(text("SELECT * FROM tickets")).all()
        with transaction(engine) as connection:
            connection.execute(text("DELETE FROM tickets"))
            connection.execute(text("CREATE TABLE written (x)"))
        with pytest.raises(ConflictError, match="journal"):
            empty_journal(engine, wait_s=0.1)
    engine.dispose()
