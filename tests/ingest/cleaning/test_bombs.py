import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.cleaning.bombs import MAX_ATTRIBUTES_OF_ONE, MAX_DEPTH, refuse_bombs
from ingest.cleaning.html import clean_html
from ingest.unreadable import UnreadableError


def names(number: int) -> str:
    return " ".join(f"a{n}" for n in range(number))


def test_it_works() -> None:
    refuse_bombs("<div>" * MAX_DEPTH)
    refuse_bombs(f"<p {names(MAX_ATTRIBUTES_OF_ONE)}>Hello</p>")
    refuse_bombs("<p>a</p>" * 49_000)


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("a" * 5_000_001, "longer than"),
        ("<div>" * (MAX_DEPTH + 1), "elements deep"),
        ("<div></i>" * (MAX_DEPTH + 1), "elements deep"),
        ("<p>" * 50_001, "more than 50000 elements"),
        ("<!--<script>-->" + "<p>" * 100_001, "more than 50000 elements"),
        (f"<p {names(2001)}>", "too many attributes"),
        (f"<p a='>' {names(2001)}>", "too many attributes"),
        (f'<p a=b>c"<i a="\'>" {names(2001)}>', "too many attributes"),
        (f"<script>a<b c='</script><p {names(2001)}>", "too many attributes"),
        (f"<p {names(30)}>" * 10_000, "too many attributes"),
        ("<p/" + "a/" * 2001, "too many attributes"),
    ],
)
def test_a_bomb_is_refused_by_name(html: str, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        refuse_bombs(html)


@pytest.mark.parametrize(
    "html",
    [
        f"<img alt='{'words ' * 5000}' src='data:image/png;base64,{'A/' * 100_000}'>",
        "<p>" + "a < b and a<3 or c, " * 1000,
        "<script>" + ("for(i=0;i<n;i++){a[i]=i} " * 20 + "if(a>b)c(); ") * 300 + "</script>",
        "<p " + "class=x " * 2000 + ">",
    ],
)
def test_an_honest_page_is_not(html: str) -> None:
    refuse_bombs(html)


@pytest.mark.parametrize(
    "html",
    [
        "<blockquote>" * 190 + "a<br>" * 40_000,
        "<blockquote>" * 190 + "<pre>" + "\n" * 1_000_000,
        "<b>" * 190 + "a " * 900_000,
    ],
)
def test_what_would_unfold_is_refused(html: str) -> None:
    with pytest.raises(UnreadableError, match="nested too deep"):
        clean_html(html, "")


def test_code_within_code_is_fenced_once() -> None:
    text = clean_html("<pre>" * 20 + "`" * 1000 + "</pre>" * 20, "").text
    assert len(text) < 5000


def test_cells_that_span_a_million_columns_are_refused() -> None:
    row = "<table><tr><td colspan=1000000>a</td></tr></table>" * 1000
    with pytest.raises(UnreadableError, match="longer than"):
        clean_html(row, "")


@pytest.mark.parametrize("piece", ["<a b=", "<a/b=x", "<a b='", '<a b="', "<a <a ", "<a b=\"'"])
def test_its_time_is_linear(piece: str) -> None:
    started = time.process_time()
    with pytest.raises(UnreadableError):
        refuse_bombs(piece * (4_900_000 // len(piece)))
    assert time.process_time() - started < 2


@given(st.text(alphabet="<>ab='\"/ \n!-", max_size=80))
def test_short_pages_are_never_bombs(html: str) -> None:
    refuse_bombs(html)
