import pytest

from redaction.vault import Vault


def placeholders(*phones: str) -> list[str]:
    return Vault().hide("m", [("PHONE", phone) for phone in phones])[1]


@pytest.mark.parametrize(
    "other",
    ["01632 960123", "(01632) 960-123", "0044 1632 960123", "+44 (0)1632 960123", "44 1632 960123"],
)
def test_a_number_is_the_same_with_and_without_its_countrys_code(other: str) -> None:
    assert placeholders("+44 1632 960123", other) == ["<PHONE_1>", "<PHONE_1>"]
    assert placeholders(other, "+44 1632 960123") == ["<PHONE_1>", "<PHONE_1>"]


@pytest.mark.parametrize("other", ["+36 1632 960123", "01632 960124", "1632", "+44 7700 900461"])
def test_another_number_is_another(other: str) -> None:
    assert placeholders("+44 1632 960123", other) == ["<PHONE_1>", "<PHONE_2>"]


def test_a_national_number_of_two_countries_is_neither() -> None:
    numbers = placeholders("+44 1632 960123", "+36 1632 960123", "01632 960123")
    assert numbers == ["<PHONE_1>", "<PHONE_2>", "<PHONE_3>"]


def test_the_spelling_with_the_countrys_code_becomes_the_value() -> None:
    vault, _ = Vault().hide("m", [("PHONE", "01632 960123"), ("PHONE", "+44 1632 960123")])
    assert vault.values == {"<PHONE_1>": "+44 1632 960123"}
    assert vault.spellings["m"] == ("01632 960123", "+44 1632 960123")
