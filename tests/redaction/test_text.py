import pytest

from redaction.text import PLACEHOLDER, placeholder


@pytest.mark.parametrize(("kind", "number"), [("PERSON", 1), ("DATE_OF_BIRTH", 999_999)])
def test_it_works(kind: str, number: int) -> None:
    match = PLACEHOLDER.fullmatch(placeholder(kind, number))
    assert match is not None
    assert match.groups() == (kind, str(number))


@pytest.mark.parametrize(
    "text",
    ["<person_1>", "<P_1>", "<PERSON_0>", "<PERSON_01>", "<PERSON_1000000>", "<_A_1>", "<b>"],
)
def test_what_only_resembles_one_is_none(text: str) -> None:
    assert PLACEHOLDER.fullmatch(text) is None
