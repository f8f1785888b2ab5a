import pytest

from eval.generating import spelling
from eval.generating.spelling import groups


def test_it_works() -> None:
    spelled = groups(4)
    assert spelled["groups by spaces"]("4111-1111 1111.1111") == "4111 1111 1111 1111"
    assert spelled["groups by dashes"]("4111111111111111") == "4111-1111-1111-1111"
    assert spelled["every character apart"]("4111") == "4 1 1 1"
    assert spelled["without separators"]("4111-1111") == "41111111"


def test_the_last_size_repeats() -> None:
    assert groups(3, 6, 2)["groups by spaces"]("1234567890123") == "123 456789 01 23"


@pytest.mark.parametrize(("name", "spell"), spelling.DIGITS.items())
def test_digits_of_other_scripts_are_the_same_numbers(name: str, spell: spelling.Spell) -> None:
    assert spell("4111-0") != "4111-0", name
    assert [int(c) for c in spell("4111-0") if c != "-"] == [4, 1, 1, 1, 0]


def test_wide_letters_are_wide() -> None:
    assert spelling.full_width("a1@") == "\uff41\uff11\uff20"
