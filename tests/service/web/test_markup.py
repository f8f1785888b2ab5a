import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from redaction.text import PLACEHOLDER
from service.web.markup import around, chips, in_chip_words, reportable_chips, stretches


def test_it_works() -> None:
    assert chips("Hello <PERSON_1>,") == (
        'Hello <span class="chip" data-placeholder="&lt;PERSON_1&gt;">name 1</span>,'
    )


def test_what_a_customer_wrote_is_never_markup() -> None:
    assert chips("<script>alert(1)</script>") == "&lt;script&gt;alert(1)&lt;/script&gt;"


@given(st.text(alphabet=st.sampled_from("<>&\"'/PERSON_1 ascript=")))
@example('<PERSON_1" onclick="x">')
def test_whatever_is_written_makes_no_tag_but_a_chip(text: str) -> None:
    html = str(chips(text))
    spans = len(PLACEHOLDER.findall(text))
    assert html.count("<") == 2 * spans
    assert html.count("<span class=") == html.count("</span>") == spans


def test_a_chip_to_press_shows_what_was_cleared_as_it_is() -> None:
    html = reportable_chips("<ORDER_1> <EMAIL_1>", {"<ORDER_1>": "<b>A-1</b>"})
    assert html.startswith('<span class="cleared" data-placeholder="&lt;ORDER_1&gt;"')
    assert "&lt;b&gt;A-1&lt;/b&gt;</span>" in html
    assert html.endswith('data-placeholder="&lt;EMAIL_1&gt;">e-mail address 1</button>')


def test_the_words_around_a_placeholder_are_shown_and_it_is_marked() -> None:
    html = around("x" * 90 + " It is\n<PERSON_1>, not <EMAIL_1>. " + "y " * 60, "<PERSON_1>")
    assert html.startswith("… It is <mark><span class=")
    assert html.count('class="chip"') == 2
    assert html.endswith("y …")
    assert around("<b>", "<PERSON_1>").startswith("&lt;b&gt;")


def test_a_title_has_words_instead_of_chips() -> None:
    assert in_chip_words("Refund for <PERSON_2>") == "Refund for name 2"


def test_quoted_history_is_told_apart() -> None:
    text = "Still broken.\n\nOn 3 Oct Ben wrote:\n> Try this.\n\n> Or that.\n\nThanks"
    found = [(stretch.is_quoted, stretch.lines) for stretch in stretches(text)]
    assert found == [(False, 1), (True, 4), (False, 1)]


@pytest.mark.parametrize(
    "line",
    [
        "On 3 Oct Ben wrote:",
        "Am 3. Okt schrieb Ben:",
        "Le 3 oct., Ben a écrit :",
        "----- Original Message -----",
    ],
)
def test_the_line_that_introduces_a_quote_is_folded_with_it(line: str) -> None:
    assert [s.is_quoted for s in stretches(f"Hello\n{line}\n> Try this.")] == [False, True]


def test_a_message_without_quotes_is_one_stretch() -> None:
    assert [stretch.text for stretch in stretches("a\n\nb")] == ["a\n\nb"]


def test_an_empty_message_has_no_stretches() -> None:
    assert stretches(" \n ") == []


@given(st.text(alphabet="a> \n", max_size=60))
def test_no_word_of_a_message_is_lost(text: str) -> None:
    kept = "\n".join(stretch.text for stretch in stretches(text))
    assert kept.split() == text.split()
