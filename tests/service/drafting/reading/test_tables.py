from hypothesis import given
from hypothesis import strategies as st

from service.drafting.reading.tables import cells_of, head_above, is_rule, spoken


def test_it_works() -> None:
    head = cells_of("| Code | Meaning | Still waters? |")
    row = cells_of("| RV-12 | **Valve** stuck | No |")
    assert spoken(head, row) == "RV-12: Valve stuck. Still waters? No."


def test_a_comparison_names_every_column() -> None:
    said = spoken(("", "Free", "Plus"), ("Price", "0", "5 a month"))
    assert said == "Price: Free \u2013 0; Plus \u2013 5 a month."


def test_two_columns_need_no_names() -> None:
    assert spoken(("Light", "State"), ("Amber", "Offline")) == "Amber: Offline."


def test_a_row_that_says_nothing_is_none() -> None:
    assert spoken(("a", "b"), ("HB-11", "See below")) == ""
    assert spoken((), ()) == ""


def test_an_escaped_bar_ends_no_cell() -> None:
    assert cells_of(r"| a \| b | c |") == ("a | b", "c")


def test_the_head_is_found_above_and_only_in_the_same_table() -> None:
    text = "| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |"
    assert head_above(text, text.index("| 3")) == ("A", "B")
    assert head_above("| A | B |\n|---|---|\n\nWords\n| 3 | 4 |", 34) == ()


@given(st.text(alphabet="|-: ab\\*\n", max_size=200))
def test_any_line_is_read(line: str) -> None:
    assert isinstance(spoken(cells_of(line), cells_of(line)), str)
    assert is_rule(line) in (True, False)
