from hypothesis import given
from hypothesis import strategies as st

from redaction.tagging.tokens import tokens


def test_it_works() -> None:
    found = [token.text for token in tokens("Hi Ana-Maria,\nflat 12b!")]
    assert found == ["Hi", "Ana", "-", "Maria", ",", "\n", "flat", "12", "b", "!"]


@given(st.text())
def test_tokens_stand_in_order_where_they_say(text: str) -> None:
    reached = 0
    for token in tokens(text):
        assert reached <= token.start < token.end
        assert text[token.start : token.end] == token.text
        assert not text[reached : token.start].strip()
        reached = token.end
