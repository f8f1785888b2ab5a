import pytest

from redaction.recognizers.nearby import clause_before, is_of_an_order


def test_it_works() -> None:
    assert is_of_an_order("order 123", 6)


@pytest.mark.parametrize("text", ["order was late, 123", "order!\n\n\n123", "my 123"])
def test_a_label_of_another_clause_is_none(text: str) -> None:
    assert not is_of_an_order(text, text.index("1"))


def test_a_label_may_stand_on_the_line_above() -> None:
    assert clause_before("Phone:\n123", 7) == "Phone:"
