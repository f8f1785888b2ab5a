from time import perf_counter

import pytest

from redaction.vault.sameness import Register


def placeholders(*found: tuple[str, str]) -> list[str]:
    register = Register({})
    register.introduce(raw for kind, raw in found if kind == "PERSON")
    return [register.hide(kind, raw)[0] for kind, raw in found]


def people(*names: str) -> list[str]:
    return placeholders(*(("PERSON", name) for name in names))


def test_it_works() -> None:
    assert people("Anna Kovács", "Ben", "ANNA") == ["<PERSON_1>", "<PERSON_2>", "<PERSON_1>"]


@pytest.mark.parametrize(
    "part", ["Anna", "ANNA", "Kovács", "Ms Kovács", "kovacs", "A. Kovács", "Anna K.", "KOVÁCS ANNA"]
)
def test_a_part_of_a_name_is_the_same_person(part: str) -> None:
    assert people("Anna Kovács", part) == ["<PERSON_1>", "<PERSON_1>"]
    assert people(part, "Anna Kovács") == ["<PERSON_1>", "<PERSON_1>"]


@pytest.mark.parametrize("other", ["Ben", "Anna Smith", "Kov", "B. Kovács"])
def test_another_name_is_another_person(other: str) -> None:
    assert people("Anna Kovács", other) == ["<PERSON_1>", "<PERSON_2>"]


def test_a_part_that_two_people_share_is_neither() -> None:
    assert people("Anna Kovács", "Anna Smith", "Anna") == ["<PERSON_1>", "<PERSON_2>", "<PERSON_3>"]


def test_numbers_follow_the_order_in_the_text() -> None:
    assert people("Ben", "Anna Kovács") == ["<PERSON_1>", "<PERSON_2>"]


def test_a_fuller_spelling_met_later_becomes_the_value() -> None:
    register = Register({"<PERSON_1>": "Anna"})
    register.introduce(["Anna Kovács"])
    assert register.hide("PERSON", "Anna Kovács")[0] == "<PERSON_1>"
    assert register.values == {"<PERSON_1>": "Anna Kovács"}


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("EMAIL", "Ada@Example.com", "ada@example.COM"),
        ("PHONE", "+36 30 123 4567", "0036-30-1234567"),
        ("CARD", "4111 1111 1111 1111", "4111-1111-1111-1111"),
        ("IBAN", "DE89 3704 0044 0532 0130 00", "de89370400440532013000"),
        ("ADDRESS", "12  High\nStreet", "12 high street"),
        ("MAC", "A4:CF:12:9B:33:01", "a4-cf-12-9b-33-01"),
    ],
)
def test_spellings_of_one_value_share_a_placeholder(kind: str, one: str, other: str) -> None:
    assert placeholders((kind, one), (kind, other)) == [f"<{kind}_1>", f"<{kind}_1>"]


def test_passwords_that_differ_by_case_differ() -> None:
    assert len(set(placeholders(("PASSWORD", "Abc123"), ("PASSWORD", "abc123")))) == 2


def test_numbers_go_on_after_the_vaults_highest() -> None:
    register = Register({"<PERSON_7>": "Ada"})
    assert register.hide("PERSON", "Ben")[0] == "<PERSON_8>"


def test_cards_and_codes_are_masked() -> None:
    register = Register({})
    assert register.hide("CARD", "４111 1111 1111 1234") == ("<CARD_1>", "•••• 1234")  # noqa: RUF001
    assert register.hide("CVV", "123") == ("<CVV_1>", "•••")


def test_a_placeholder_that_a_customer_typed_stays_and_keeps_its_number() -> None:
    register = Register({"<PERSON_1>": "Ada"})
    assert register.hide("LITERAL", "<PERSON_2>") == ("<PERSON_2>", "<PERSON_2>")
    assert register.hide("PERSON", "Ben") == ("<PERSON_3>", "Ben")
    assert register.hide("LITERAL", "<PERSON_1>") == ("<LITERAL_1>", "<PERSON_1>")
    assert register.hide("LITERAL", "[person_1]") == ("<LITERAL_2>", "[person_1]")
    assert "<PERSON_2>" not in register.values


def test_a_thousand_people_of_one_name_take_no_longer_each_than_a_hundred() -> None:
    few, many = _seconds(300), _seconds(3_000)
    assert many < 30 * few + 0.05


def _seconds(count: int) -> float:
    start = perf_counter()
    people(*(f"Anna {''.join(chr(97 + int(d)) for d in str(i))}x" for i in range(count)))
    return perf_counter() - start
