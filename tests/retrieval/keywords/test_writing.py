import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.keywords.writing import codes, is_name, joined, phrases


def test_it_works() -> None:
    assert codes("See RV-12 and config.yaml") == ["rv-12", "config.yaml"]
    assert phrases('Choose "Save & close" in Settings > Privacy > Data.') == [
        "Save & close",
        "Settings Privacy",
        "Privacy Data",
    ]
    assert joined("Turn Wi-Fi on and log in") == ["WiFi", "login"]


@pytest.mark.parametrize("text", ["I don't and won't", "5 < 6", "down-regulation of T-cells'"])
def test_what_is_no_label_is_no_phrase(text: str) -> None:
    assert phrases(text) == []


def test_two_long_words_are_not_joined() -> None:
    assert joined("insulin-resistant patients in time") == []


@pytest.mark.parametrize("name", ["max_upload_size", "editor.fontsize", "~/documents/x", "0x8007"])
def test_a_name_is_told_from_a_word_with_a_hyphen(name: str) -> None:
    assert is_name(name)
    assert not is_name("il-10")
    assert not is_name("1.8.2")


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    assert all(one in text.lower() for one in codes(text))
    assert all(isinstance(one, str) for one in [*phrases(text), *joined(text)])
