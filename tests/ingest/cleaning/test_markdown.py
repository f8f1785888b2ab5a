import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.cleaning import clean
from ingest.unreadable import UnreadableError


def text_of(markdown: str, url: str = "") -> str:
    return clean("article.md", markdown, url).text


def test_it_works() -> None:
    said = (
        "Pair a lamp {#top}\n==================\n\n* Open *Settings*.\n* Wait.\n\n"
        "1. a\n1. b\n\n```sh\nlamp *\n```\n\n|A|B|\n|-|-|\n|1|2|\n"
    )
    assert text_of(said) == (
        "# Pair a lamp\n\n- Open *Settings*.\n- Wait.\n\n"
        "1. a\n2. b\n\n```sh\nlamp *\n```\n\n| A | B |\n| --- | --- |\n| 1 | 2 |"
    )


def test_the_first_heading_of_the_first_rank_is_the_title() -> None:
    assert clean("a.md", "## Before\n\n# Pair `a` *lamp*\n").title == "Pair a lamp"
    assert clean("a.md", "## Overview\n\nText").title == ""


def test_admonitions_begin_with_a_bold_word() -> None:
    assert text_of("> [!TIP]\n> Hold it.\n\nText") == "> **Tip:** Hold it.\n\nText"


def test_admonitions_may_have_their_words_on_the_same_line() -> None:
    said = "> [!NOTE] Hold `it`.\n\n> [!TIP]\n> **Twice** is better.\n\n> Said Ada."
    assert text_of(said) == (
        "> **Note:** Hold `it`.\n\n> **Tip:** **Twice** is better.\n\n> Said Ada."
    )


def test_lines_of_colons_go_and_their_titles_stay() -> None:
    said = ":::tip[Charge it]\nFor two hours.\n:::\n\n:::note\n\nIt blinks.\n\n:::\n"
    assert text_of(said) == "Charge it For two hours.\n\nIt blinks."


def test_quotes_stand_apart() -> None:
    assert text_of("# A\n> [!NOTE]\n> b\n# C\nd") == "# A\n\n> **Note:** b\n\n# C\n\nd"


def test_two_quotes_stay_two() -> None:
    assert text_of("> a\n\n> b\n\n- c\n\n  > d\n\n  > e") == ("> a\n\n> b\n\n- c\n\n  > d\n\n  > e")


def test_classes_and_rules_go() -> None:
    assert text_of("[Track](https://a.example){.link-external}\n\n---\n\nText") == (
        "[Track](https://a.example)\n\nText"
    )


def test_reference_links_and_footnotes_are_kept() -> None:
    said = "See [this][1] and that[^n].\n\n[1]: https://a.example\n\n[^n]: https://b.example\n"
    assert text_of(said) == (
        "See [this](https://a.example) and that[^1].\n\n[^1]: https://b.example"
    )


def test_html_inside_becomes_markdown() -> None:
    said = "Press <kbd>Win</kbd> + <kbd>X</kbd>.\n\n<table><tr><td>a</td><td>b</td></tr></table>\n"
    assert text_of(said) == "Press Win + X.\n\n| a | b |\n| --- | --- |"


def test_placeholders_of_careless_authors_are_kept() -> None:
    assert text_of("Replace <port name> by `<port>`.") == r"Replace \<port name> by `<port>`."


def test_relative_links_are_made_absolute_where_the_address_is_known() -> None:
    said = text_of("[a](b) ![c](img/d.png)", "https://help.acme.example/hc/pair")
    assert said == (
        "[a](https://help.acme.example/hc/b) ![c](https://help.acme.example/hc/img/d.png)"
    )


def test_cleaning_what_is_clean_changes_nothing() -> None:
    once = text_of(
        "# A\n\n> **Note:** b\n\n- c\n  * d\n\n1. e\n\n   ```\n   f\n   ```\n\nType \\<g> or C:\\h."
    )
    assert text_of(once) == once


@given(st.lists(st.from_regex(r"[A-Za-z]{1,8}", fullmatch=True), min_size=1))
def test_no_word_of_a_paragraph_is_lost(words: list[str]) -> None:
    assert text_of(" ".join(words)).split() == words


@given(st.text(alphabet="ab1 .\n[]()!|=&;:^{}", max_size=30))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = text_of(text)
    assert text_of(once) == once


@pytest.mark.parametrize("bomb", [">" * 100_000 + "x", "- " * 50_000 + "x", "word " * 500_000])
def test_it_refuses_bombs_at_once(bomb: str) -> None:
    started = time.monotonic()
    with pytest.raises(UnreadableError):
        text_of(bomb)
    assert time.monotonic() - started < 2
