import pytest
from hypothesis import given
from hypothesis import strategies as st

from redaction.text import RedactedText
from redaction.vault import Vault, VaultKey, VaultSealedError

KEY = VaultKey.generate()
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
    text = "<PERSON_9> and <CARD_1> and <person_1>"
    assert VAULT.restore(text) == text


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
    vault, _ = VAULT.hide(name, found)
    assert Vault.open(vault.seal(KEY, "acme/1"), [KEY], "acme/1") == vault


def test_a_vault_opens_for_its_own_ticket_alone() -> None:
    with pytest.raises(VaultSealedError):
        Vault.open(VAULT.seal(KEY, "acme/1"), [KEY], "acme/2")


def test_its_name_in_logs_counts_and_shows_nothing() -> None:
    assert repr(VAULT) == "<Vault of 2 values in 1 texts>"
    assert "Ada" not in f"{VAULT}"
