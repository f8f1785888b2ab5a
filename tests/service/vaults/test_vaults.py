import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from redaction.vault import OLD_VAULT, Vault, VaultKey, VaultSealedError
from redaction.vault.sealing import sealed
from service.errors import NotFoundError, VaultErasedError
from service.keyring import GivenKeys
from service.storage.sql import SqlStorage
from service.vaults import Vaults

HIDDEN, _ = Vault().hide("m", [("PERSON", "Ada Lovelace"), ("EMAIL", "ada@example.com")])


def test_it_works(vaults: Vaults) -> None:
    seal = vaults.seal(HIDDEN, "t1", "ticket")
    assert b"Ada" not in seal
    assert vaults.open(seal, "t1", "ticket") == HIDDEN


def test_every_ticket_has_a_key_of_its_own(vaults: Vaults, storage: SqlStorage) -> None:
    vaults.seal(HIDDEN, "t1", "ticket")
    vaults.seal(HIDDEN, "t1", "suggestion")
    vaults.seal(HIDDEN, "t2", "ticket")
    kept = storage.keys.page(after="", limit=9)
    assert [key.ticket_id for key in kept] == ["t1", "t2"]
    assert vaults.unwrap(kept[0]) != vaults.unwrap(kept[1])


def test_a_vault_is_bound_to_ticket_part_and_tenant(
    vaults: Vaults, storage: SqlStorage, key: VaultKey
) -> None:
    seal = vaults.seal(HIDDEN, "t1", "ticket")
    vaults.seal(HIDDEN, "t2", "ticket")
    other = Vaults(storage.keys, GivenKeys([key]), "globex")
    for room, ticket, part in ((vaults, "t2", "ticket"), (vaults, "t1", "suggestion")):
        with pytest.raises(VaultSealedError):
            room.open(seal, ticket, part)
    with pytest.raises(VaultSealedError):
        other.open(seal, "t1", "ticket")


def test_of_two_who_seal_first_at_once_both_open(vaults: Vaults) -> None:
    with ThreadPoolExecutor(8) as pool:
        seals = list(pool.map(lambda _: vaults.seal(HIDDEN, "t1", "ticket"), range(16)))
    assert all(vaults.open(seal, "t1", "ticket") == HIDDEN for seal in seals)


def test_a_vault_of_the_old_form_still_opens(vaults: Vaults, key: VaultKey) -> None:
    assert vaults.open(old_vault(key, "acme/ticket/t1"), "t1", "ticket").values == {
        "<PERSON_1>": "Ada"
    }


def test_what_is_erased_is_erased(vaults: Vaults) -> None:
    seal = vaults.seal(HIDDEN, "t1", "ticket")
    vaults.erase("t1", by="ben@acme.example")
    with pytest.raises(VaultErasedError):
        vaults.open(seal, "t1", "ticket")
    with pytest.raises(VaultErasedError):
        vaults.seal(HIDDEN, "t1", "ticket")
    vaults.erase("t1", by="eve@acme.example")


def test_nothing_is_erased_where_nothing_is(vaults: Vaults, storage: SqlStorage) -> None:
    with pytest.raises(NotFoundError):
        vaults.erase("nope", by="ben@acme.example")
    assert storage.keys.get("nope") is None


def test_an_erased_key_is_in_no_file_of_the_home(
    vaults: Vaults, storage: SqlStorage, tmp_path: Path
) -> None:
    for number in range(40):
        vaults.seal(HIDDEN, f"t{number}", "ticket")
    kept = storage.keys.get("t7")
    assert kept is not None
    assert kept.wrapped in at_rest(tmp_path)
    vaults.erase("t7", by="ben@acme.example")
    assert kept.wrapped[-40:] not in at_rest(tmp_path)
    erased = storage.keys.get("t7")
    assert erased is not None
    assert (erased.wrapped, erased.erased_by) == (b"", "ben@acme.example")


def old_vault(key: VaultKey, context: str) -> bytes:
    """Seal a vault as it was done before tickets had keys."""
    kept = json.dumps({"values": {"<PERSON_1>": "Ada"}, "spellings": {"m": ["ada"]}})
    return sealed(kept.encode(), key, context, OLD_VAULT)


def at_rest(home: Path) -> bytes:
    """Read the databases and their journals."""
    return b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
