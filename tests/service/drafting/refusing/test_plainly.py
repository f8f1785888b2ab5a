"""Messages as phrases are looked for in them."""

from hypothesis import given
from hypothesis import strategies as st

from service.drafting.refusing.plainly import CHARACTERS, plainly


def test_it_works() -> None:
    assert plainly("I'm FURIOUS! Où est-il?") == "im furious . ou est il ."


def test_what_nobody_sees_hides_no_word() -> None:
    assert plainly("law\u200byer") == "lawyer"


@given(st.text(st.characters()))
def test_any_text_becomes_words_with_single_spaces(text: str) -> None:
    spelled = plainly(text)
    assert spelled == " ".join(spelled.split())
    assert all(c.isalnum() or c in " ." for c in spelled)


def test_a_long_message_is_read_from_its_beginning() -> None:
    assert plainly("a " * CHARACTERS) == plainly("a " * (CHARACTERS // 2))
