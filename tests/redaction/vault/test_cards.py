import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from redaction.text import RedactedText
from redaction.vault import TicketKey, Vault, open_vault, seal
from redaction.vault.cards import CardMarks, shown_card, without_cards

KEY = TicketKey.generate()
NUMBERS = st.from_regex(r"4[0-9]{14}", fullmatch=True).map(lambda n: n + luhn.calc_check_digit(n))


def hide(*cards: str, last_four: bool = True) -> tuple[Vault, list[str]]:
    return Vault().hide("m", [("CARD", card) for card in cards], last_four=last_four)


def test_it_works() -> None:
    vault, names = hide("4111 1111 1111 1111", "4111-1111-1111-1111", "5555 5555 5555 4444")
    assert names == ["<CARD_1>", "<CARD_1>", "<CARD_2>"]
    assert vault.values == {"<CARD_1>": "•••• 1111", "<CARD_2>": "•••• 4444"}


def test_two_cards_that_end_alike_are_two() -> None:
    # The first card's mark is another than the second number's.
    cards = hide("4111 1111 1111 1111")[0].cards
    other = CardMarks(cards.salt, {"<CARD_1>": (cards.marks["<CARD_1>"] + 1) % 256})
    vault, names = Vault({"<CARD_1>": "•••• 1111"}, cards=other).hide(
        "m", [("CARD", "4111 1111 1111 1111")]
    )
    assert names == ["<CARD_2>"]
    assert vault.values["<CARD_2>"] == "•••• •••• 1111"
    assert vault.original("m", RedactedText("<CARD_2>")) == "•••• •••• 1111"
    again, names = vault.hide("n", [("CARD", "•••• •••• 1111"), ("CARD", "•••• 1111")])
    assert names == ["<CARD_2>", "<CARD_1>"]
    assert again.values == vault.values


def test_a_card_met_masked_is_the_whole_one_that_ends_alike() -> None:
    assert hide("•••• 1111", "4111 1111 1111 1111")[1] == ["<CARD_1>", "<CARD_1>"]
    assert hide("4111 1111 1111 1111", "•••• 1111")[1] == ["<CARD_1>", "<CARD_1>"]


def test_where_the_last_four_may_not_be_kept_they_are_not() -> None:
    vault, names = hide("4111 1111 1111 1111", "•••• 1111", last_four=False)
    assert set(vault.values.values()) == {"•••• ••••"}
    assert names == ["<CARD_1>", "<CARD_1>"]


@pytest.mark.parametrize("raw", ["•••• 4111111111111111", "•••• 1111 4111 1111 1111 1111"])
def test_bullets_in_front_of_a_number_do_not_save_it(raw: str) -> None:
    assert shown_card(raw, last_four=True) == "•••• 1111"


def test_a_mark_is_one_byte_and_differs_between_tickets() -> None:
    marks = {hide("4111 1111 1111 1111")[0].cards.marks["<CARD_1>"] for _ in range(64)}
    assert all(0 <= mark < 256 for mark in marks)
    assert len(marks) > 1


@pytest.mark.parametrize("kind", ["PASSWORD", "SECRET_URL", "ACCOUNT", "OTHER", "PHONE", "LITERAL"])
def test_a_card_inside_another_value_is_masked(kind: str) -> None:
    vault, _ = Vault().hide("m", [(kind, "x/4111 1111 1111 1111?y")])
    assert "4111 1111" not in str(vault.values)
    assert "4111 1111" not in str(vault.spellings)


def test_an_iban_is_no_card() -> None:
    assert without_cards("IBAN", "GB82 4111 1111 1111 1111") == "GB82 4111 1111 1111 1111"


@given(NUMBERS, st.sampled_from(["CARD", "PASSWORD", "PERSON", "PHONE", "URL"]), st.booleans())
def test_no_whole_card_is_ever_in_a_vault(number: str, kind: str, last_four: bool) -> None:
    found = [(kind, number), (kind, f"{number[:4]} {number[4:]}")]
    vault, _ = Vault().hide("m", found, [number])
    kept = open_vault(seal(vault, KEY, "c"), KEY, "c")
    for text in (*kept.values.values(), *(raw for raws in kept.spellings.values() for raw in raws)):
        assert sum(map(str.isdigit, text)) <= 4
