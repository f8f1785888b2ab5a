import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.web.rendering import Range, article_html, passage_html, quote_html

TEXT = "# Pair\n\nOpen **Settings > [Devices](#devices)** and wait.\n\n1. Hold it.\n2. Let go.\n"


def test_it_works() -> None:
    assert "<strong>" in article_html(TEXT)
    assert "<h1>Pair</h1>" in article_html(TEXT)


def test_the_words_of_a_quote_are_highlighted_in_their_passage() -> None:
    html = passage_html(TEXT, "Hold it.")
    assert "<li><mark>Hold it.</mark></li>" in html


def test_a_quoted_row_of_a_table_is_shown_as_its_cells() -> None:
    assert quote_html("| Price | £4.99 | £149 a year |") == "<p>Price · £4.99 · £149 a year</p>\n"
    assert quote_html("Plus **costs** £5.") == "<p>Plus <strong>costs</strong> £5.</p>\n"


def test_a_highlight_across_markup_marks_the_text_alone() -> None:
    start, end = TEXT.index("Open"), TEXT.index("Hold") + 4
    html = article_html(TEXT, highlight=Range(start, end))
    assert re.sub(r"\s+", " ", "".join(re.findall("<mark>([^<]*)</mark>", html))) == (
        "Open Settings &gt; Devices and wait.Hold"
    )


def test_a_range_inside_an_address_highlights_nothing_and_breaks_nothing() -> None:
    text = "See [this](https://a.example/b)."
    at = text.index("a.example")
    html = article_html(text, highlight=Range(at, len(text)))
    assert html == article_html(text)


@pytest.mark.parametrize("highlight", [Range(5, 5), Range(9, 3), Range(0, 10_000)])
def test_a_range_that_is_none_highlights_nothing(highlight: Range) -> None:
    assert "<mark>" not in article_html(TEXT, highlight=highlight)


def test_a_quote_that_is_not_in_the_passage_highlights_nothing() -> None:
    assert "<mark>" not in passage_html(TEXT, "Something else.")


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<a href="javascript:alert(1)">x</a>',
        "[x](javascript:alert(1))",
        "[x](data:text/html,hi)",
        '<p style="position:fixed" onclick="alert(1)">x</p>',
        "<iframe src=https://evil.example></iframe>",
        "![x](https://evil.example/pixel.png)",
        "<svg><script>alert(1)</script></svg>",
        "<style>body{display:none}</style>",
        "<form action=https://evil.example><input name=a></form>",
    ],
)
def test_hostile_markup_comes_out_harmless(hostile: str) -> None:
    tags = re.findall(r"<[^>]*>", article_html(f"Before {hostile} after\n\n{hostile}"))
    assert not [
        tag
        for tag in tags
        if re.search(r"script|<img|onerror|onclick|style|iframe|svg|<form|<input|data:", tag)
    ]


@given(st.text(alphabet=st.sampled_from("<>[]()!\"'&*_`#-ab \n/:=;"), max_size=80))
def test_nothing_written_makes_a_tag_that_is_not_allowed(text: str) -> None:
    tags = re.findall(r"</?([a-zA-Z0-9]+)", article_html(f"<x>{text}<img src=x>"))
    assert "img" not in tags
    assert "script" not in tags


@given(
    st.text(alphabet="ab *_`#>\n-1.[]()|", max_size=80),
    st.integers(0, 80),
    st.integers(0, 80),
)
def test_a_highlight_changes_no_word(text: str, start: int, end: int) -> None:
    html = article_html(text, highlight=Range(start, end))
    assert "\ue010" not in html
    assert "\ue011" not in html


def test_an_unknown_tag_is_shown_as_words() -> None:
    assert "Type &lt;your-name&gt; here" in article_html("Type <your-name> here")


def test_relative_links_lead_to_the_help_centre() -> None:
    html = article_html("[b](../b)", url="https://help.example/x/a")
    assert 'href="https://help.example/b"' in html


def test_relative_links_lead_nowhere_without_a_help_centre() -> None:
    assert "href" not in article_html("[b](../b)")


def test_images_are_links_so_that_nothing_is_loaded() -> None:
    html = article_html("![A lamp](https://cdn.example/lamp.png)")
    assert '<a href="https://cdn.example/lamp.png"' in html
    assert "Image: A lamp</a>" in html
