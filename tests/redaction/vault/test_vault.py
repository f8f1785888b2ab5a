import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redaction.text import RedactedText
from redaction.vault import (
    OLD_VAULT,
    TicketKey,
    Vault,
    VaultKey,
    VaultSealedError,
    is_old,
    open_old_vault,
    open_vault,
    seal,
)
from redaction.vault.sealing import sealed

KEY = TicketKey.generate()
VAULT, _ = Vault().hide("subject", [("PERSON", "Ada Lovelace"), ("EMAIL", "ada@example.com")])


def test_it_works() -> None:
    vault, placeholders = VAULT.hide("message", [("EMAIL", "ADA@example.com"), ("PERSON", "ada")])
    assert placeholders == ["<EMAIL_1>", "<PERSON_1>"]
    assert vault.restore("Dear <PERSON_1>") == "Dear Ada Lovelace"
    text = RedactedText("write to <EMAIL_1>, <PERSON_1>")
    assert vault.original("message", text) == "write to ADA@example.com, ada"


def test_hiding_leaves_the_vault_before_as_it_was() -> None:
    before = dict(VAULT.values)
    VAULT.hide("message", [("PERSON", "Ben")])
    assert VAULT.values == before


def test_foreign_and_unknown_placeholders_stay() -> None:
    text = "<PERSON_9> and <CARD_1> and CARD_1"
    assert VAULT.restore(text) == text
    assert VAULT.foreign(f"{text} <person_1> [PERSON_8]") == [
        "<PERSON_9>",
        "<CARD_1>",
        "[PERSON_8]",
    ]


def test_a_value_that_looks_like_a_placeholder_is_not_restored_again() -> None:
    vault, _ = VAULT.hide("message", [("LITERAL", "<PERSON_1>")])
    assert vault.restore("<LITERAL_1>") == "<PERSON_1>"


@pytest.mark.parametrize("name", ["subject", "message"])
def test_a_text_it_did_not_see_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="did not see"):
        VAULT.original(name, RedactedText("<PERSON_1>"))


def test_a_whole_card_is_nowhere_in_it() -> None:
    vault, _ = Vault().hide("message", [("CARD", "4111 1111 1111 1111"), ("CVV", "987")])
    assert vault.values == {"<CARD_1>": "•••• 1111", "<CVV_1>": "•••"}
    assert vault.original("message", RedactedText("<CARD_1>/<CVV_1>")) == "•••• 1111/•••"


VALUES = st.tuples(
    st.sampled_from(["PERSON", "EMAIL", "PASSWORD"]),
    st.text(st.characters(exclude_categories=()), min_size=1, max_size=12),
)


@given(st.lists(VALUES, max_size=6), st.text(max_size=8))
def test_a_sealed_vault_opens_as_it_was(found: list[tuple[str, str]], name: str) -> None:
    vault, _ = VAULT.hide(name, [*found, ("CARD", "4111111111111111"), ("LITERAL", "<P_Q_9>")])
    opened = open_vault(seal(vault, KEY, "acme/1"), KEY, "acme/1")
    assert opened == vault
    assert opened.cards == vault.cards


@pytest.mark.parametrize(("key", "context"), [(TicketKey.generate(), "acme/1"), (KEY, "acme/2")])
def test_a_vault_opens_for_its_own_ticket_alone(key: TicketKey, context: str) -> None:
    with pytest.raises(VaultSealedError):
        open_vault(seal(VAULT, KEY, "acme/1"), key, context)


def test_a_vault_that_lost_the_kinds_of_a_text_is_sealed_all_the_same() -> None:
    vault = Vault(VAULT.values, VAULT.spellings)
    opened = open_vault(seal(vault, KEY, "acme/1"), KEY, "acme/1")
    assert (opened.values, opened.spellings) == (vault.values, vault.spellings)


def test_a_vault_of_the_time_before_tickets_had_keys_still_opens() -> None:
    key = VaultKey.generate()
    kept = json.dumps({"values": {"<PERSON_1>": "Ada"}, "spellings": {"m": ["ada"]}})
    old = sealed(kept.encode(), key, "acme/ticket/1", OLD_VAULT)
    assert is_old(old)
    assert not is_old(seal(VAULT, KEY, "acme/1"))
    opened = open_old_vault(old, [key], "acme/ticket/1")
    assert (opened.values, opened.spellings) == ({"<PERSON_1>": "Ada"}, {"m": ("ada",)})
    with pytest.raises(VaultSealedError):
        open_old_vault(old, [key], "acme/ticket/2")


def test_its_name_in_logs_counts_and_shows_nothing() -> None:
    assert repr(VAULT) == "<Vault of 2 values in 1 texts>"
    assert "Ada" not in f"{VAULT}"
