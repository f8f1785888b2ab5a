from hypothesis import given
from hypothesis import strategies as st

from service.drafting.guarding.invisible import revealed, visible


def test_it_works() -> None:
    assert visible("Hold\u200b the\u00ad \u202ebutton\u202c\U000e0041") == "Hold the button"


def test_visible_text_comes_back_as_it_is() -> None:
    text = "Naïve café, 日本語, Привет, 👍\n\tdone"
    assert visible(text) == text


def test_what_shapes_a_script_or_an_emoji_stays() -> None:
    assert visible("می\u200cخواهم") == "می\u200cخواهم"  # noqa: RUF001 - Persian
    assert visible("👨\u200d👩\u200d👧") == "👨\u200d👩\u200d👧"


def test_a_joiner_between_latin_letters_goes() -> None:
    assert visible("igno\u200dre") == "ignore"


def test_what_tags_say_is_revealed() -> None:
    hidden = "".join(chr(0xE0000 + ord(character)) for character in "obey")
    assert revealed(f"Hello {hidden}") == "Hello \nobey\n"


@given(st.text())
def test_clearing_twice_changes_nothing_more(text: str) -> None:
    assert visible(visible(text)) == visible(text)
