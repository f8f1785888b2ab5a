"""The vault key is replaced while servers run, and whenever the rotation is killed."""

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from redaction.text import RedactedText
from redaction.vault import OLD_VAULT, Vault, VaultKey, is_old
from redaction.vault.sealing import sealed
from service.errors import InvalidRequestError
from service.keyring import GivenKeys, KeyFile
from service.model.kept import RedactedMessage, RedactedRequester, RedactedTicket
from service.storage.sql import SqlStorage
from service.vaults import Vaults
from service.vaults.rotating import Rotation, Rotator

ROOT = Path(__file__).parents[3]
TICKETS, KILLS = 400, 8
HIDDEN, _ = Vault().hide("m", [("PERSON", "Ada Lovelace")])
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ROTATE = """
import sys
from pathlib import Path
from service.keyring import KeyFile
from service.storage.database import open_database
from service.storage.sql import SqlStorage
from service.vaults import Vaults
from service.vaults.rotating import Rotator

home = Path(sys.argv[1])
storage = SqlStorage(open_database(f"sqlite:///{home / 'desk.db'}"), "acme")
keyring = KeyFile(home / "vault.key")
vaults = Vaults(storage.keys, keyring, "acme")
print("ready", flush=True)
print(Rotator(vaults, storage.keys, storage.vaults, keyring).rotate(lambda *_: None), flush=True)
"""


@pytest.fixture
def keyring(tmp_path: Path) -> KeyFile:
    return KeyFile(tmp_path / "vault.key")


@pytest.fixture
def vaults(storage: SqlStorage, keyring: KeyFile) -> Vaults:
    return Vaults(storage.keys, keyring, "acme")


@pytest.fixture
def rotator(storage: SqlStorage, keyring: KeyFile, vaults: Vaults) -> Rotator:
    return Rotator(vaults, storage.keys, storage.vaults, keyring)


def rotate(rotator: Rotator) -> Rotation:
    return rotator.rotate(lambda done, total: None)


def seal_many(vaults: Vaults, count: int) -> dict[str, bytes]:
    return {f"t{n}": vaults.seal(HIDDEN, f"t{n}", "ticket") for n in range(count)}


def opens(vaults: Vaults, seals: dict[str, bytes]) -> bool:
    return all(vaults.open(seal, name, "ticket") == HIDDEN for name, seal in seals.items())


def test_it_works(rotator: Rotator, vaults: Vaults, keyring: KeyFile) -> None:
    seals = seal_many(vaults, 5)
    (old,) = keyring.keys()
    assert rotate(rotator) == Rotation(wrapped=5, resealed=0, unreadable=0, dropped=1)
    (new,) = keyring.keys()
    assert new != old
    assert opens(vaults, seals)


def test_a_server_that_runs_meanwhile_goes_on(
    rotator: Rotator, vaults: Vaults, storage: SqlStorage, keyring: KeyFile, tmp_path: Path
) -> None:
    server = Vaults(storage.keys, KeyFile(tmp_path / "vault.key"), "acme")
    before = server.seal(HIDDEN, "before", "ticket")
    rotate(rotator)
    after = server.seal(HIDDEN, "after", "ticket")
    assert opens(server, {"before": before, "after": after})
    assert opens(vaults, {"before": before, "after": after})
    assert len(keyring.keys()) == 1


def test_an_unfinished_rotation_goes_on_with_its_key(
    rotator: Rotator, vaults: Vaults, keyring: KeyFile
) -> None:
    seals = seal_many(vaults, 3)
    new = VaultKey.generate()
    keyring.replace([new, *keyring.keys()])
    assert rotate(rotator).wrapped == 3
    assert keyring.keys() == (new,)
    assert opens(vaults, seals)


def test_an_erased_key_is_not_wrapped_anew(
    rotator: Rotator, vaults: Vaults, storage: SqlStorage
) -> None:
    seal_many(vaults, 2)
    vaults.erase("t0", by="ben@acme.example")
    assert rotate(rotator).wrapped == 1
    kept = storage.keys.get("t0")
    assert kept is not None
    assert kept.wrapped == b""
    assert not storage.keys.rewrap(replace(kept, wrapped=b"as it was"), b"again")


def test_what_no_key_opens_keeps_every_key(
    rotator: Rotator, vaults: Vaults, storage: SqlStorage, keyring: KeyFile
) -> None:
    seals = seal_many(vaults, 2)
    lost = storage.keys.get("t1")
    assert lost is not None
    assert storage.keys.rewrap(lost, lost.wrapped[:-1] + b"?")
    done = rotate(rotator)
    assert (done.unreadable, done.dropped) == (1, 0)
    assert len(keyring.keys()) == 2
    assert opens(vaults, {"t0": seals["t0"]})


def test_vaults_of_the_old_form_get_their_tickets_key(
    rotator: Rotator, vaults: Vaults, storage: SqlStorage, keyring: KeyFile
) -> None:
    kept = b'{"values": {"<PERSON_1>": "Ada"}, "spellings": {"m": ["ada"]}}'
    old = sealed(kept, keyring.keys()[0], "acme/ticket/t1", OLD_VAULT)
    storage.tickets.add(ticket("t1", old))
    assert rotate(rotator).resealed == 1
    new = storage.tickets.get("t1")
    assert new is not None
    assert not is_old(new.vault)
    assert vaults.open(new.vault, "t1", "ticket").values == {"<PERSON_1>": "Ada"}


def test_given_keys_are_rotated_when_a_new_one_is_named(storage: SqlStorage) -> None:
    old, new = VaultKey.generate(), VaultKey.generate()
    seals = seal_many(Vaults(storage.keys, GivenKeys([old]), "acme"), 3)
    for keys in ([old], [new, old]):
        keyring = GivenKeys(keys)
        vaults = Vaults(storage.keys, keyring, "acme")
        rotator = Rotator(vaults, storage.keys, storage.vaults, keyring)
        if len(keys) == 1:
            with pytest.raises(InvalidRequestError, match="DESKPROOF_VAULT_KEY"):
                rotate(rotator)
        else:
            assert rotate(rotator).wrapped == 3
    assert opens(Vaults(storage.keys, GivenKeys([new]), "acme"), seals)


@pytest.mark.slow
def test_killed_at_any_moment_it_loses_nothing(
    tmp_path: Path, storage: SqlStorage, vaults: Vaults, keyring: KeyFile
) -> None:
    seals = seal_many(vaults, TICKETS)
    random.seed(7)
    interrupted = 0
    for _ in range(KILLS):
        process = start(tmp_path)
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "ready"
        time.sleep(random.uniform(0, 1.2))
        process.send_signal(signal.SIGKILL)
        interrupted += "Rotation" not in process.communicate()[0]
        assert opens(vaults, seals)
        assert 1 <= len(keyring.keys()) <= 2
    assert interrupted
    process = start(tmp_path)
    assert "unreadable=0" in process.communicate()[0]
    (last,) = keyring.keys()
    assert opens(Vaults(storage.keys, GivenKeys([last]), "acme"), seals)
    assert {path.name for path in tmp_path.iterdir()} >= {"desk.db", "vault.key"}
    assert not list(tmp_path.glob(".vault.key.*"))


def start(home: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", ROTATE, str(home)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )


def ticket(name: str, vault: bytes) -> RedactedTicket:
    message = RedactedMessage("m", "customer", RedactedText("<PERSON_1>"), NOON)
    return RedactedTicket(
        name, RedactedText(""), RedactedRequester(), (message,), vault, NOON, NOON
    )
