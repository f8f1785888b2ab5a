import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.plain import plain


def test_it_works() -> None:
    markdown = "## Pair {#pair}\n\n> [!TIP]\n> Press **OK** on the [`hub`](https://a.b/c_(d)).\n"
    assert plain(markdown) == "Pair\n\n\nPress OK on the hub.\n"


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("![the hub](hub.png)Plug it in", "Plug it in"),
        ("[![badge](b.svg)](https://x.y) Start", " Start"),
        ("see [the **guide**][1]", "see the guide"),
        (
            "<https://acme.example/a_b_c> and <mailto:ada@acme.example>",
            "https://acme.example/a_b_c and ada@acme.example",
        ),
        ("***both*** _one_ __two__ ~~three~~", "both one two three"),
        ("snake_case_name and 2 * 3 and 5*4*3", "snake_case_name and 2 * 3 and 5*4*3"),
        ("`git clone <url> **kwargs &amp;`", "git clone <url> **kwargs &amp;"),
        ("```sh\nls *_*\n```\nafter **it**", "ls *_*\nafter it"),
        ("\\*not emphasis\\* \\[nor a link\\](x)", "*not emphasis* [nor a link](x)"),
        ("Tom &amp; Jerry&nbsp;&lt;b&gt; &copy=1", "Tom & Jerry <b> &copy=1"),
        ("<p>One</p><!-- two\n--> <b>three</b><br/>four", " One three four"),
        (
            "<Card title='x'>in</Card> <PERSON_1> <your-name> <API>",
            " in <PERSON_1> <your-name> <API>",
        ),
        ("| a | b |\n|---|:-:|\n| 1 | 2 |", "a | b\n\n1 | 2"),
        ("> [!WARNING] Unplug\n> first", "Unplug\nfirst"),
        ("::: tip\nHold it\n:::", "\nHold it\n"),
        ("one[^1]\n\n[^1]: the note", "one\n\n the note"),
        ("[guide]: https://x.y 'z'\ntext", "\ntext"),
        ("a\n\n---\n***\nb", "a\n\n\n\nb"),
        ("**Cut in the middle", "Cut in the middle"),
        ("1. First\n- second", "1. First\n- second"),
    ],
)
def test_it_leaves_what_a_reader_reads(markdown: str, text: str) -> None:
    assert plain(markdown) == text


@given(st.text(alphabet="ab 12.,\n'\"?()", max_size=200))
def test_text_without_marks_stays_as_it_is(text: str) -> None:
    assert plain(text) == text


@given(st.text(alphabet="ab\n *_`~[]()!<>{}#|\\-&;:\ue000\ue001", max_size=80))
def test_it_takes_any_piece_and_adds_no_line(text: str) -> None:
    assert plain(text).count("\n") <= text.count("\n")


MARKS = [
    "[",
    "![",
    "[a](",
    "<!--",
    "**a",
    "_a",
    "`",
    "<a",
    "*a",
    "`a``",
    "[a]((x)",
    "{#",
    "|",
    "-",
    ">",
    "|-",
    "&",
    "#",
    "~~~",
    "[^a",
    ":::",
    "\\",
    "[a]:",
    "=",
    " ",
    " \t|",
    "a  ",
    "- ",
    "> ",
    "` ",
    "| ",
    " #",
    "<!-- -",
]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("end", ["", "x", "\nx"])
def test_time_is_in_proportion_to_the_length(mark: str, end: str) -> None:
    def seconds(length: int) -> float:
        hostile = "*x* " + mark * (length // len(mark)) + end
        start = time.process_time()
        plain(hostile)
        return time.process_time() - start

    assert min(seconds(60_000) for _ in range(2)) < 0.5
