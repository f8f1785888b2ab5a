import time

from hypothesis import given
from hypothesis import strategies as st

from service.drafting.generating.lines import LEFT_OUT, labelled, numbered


def test_it_works() -> None:
    answer = "1| Hold it.\n**2**| Tap **Pair**, <person_1>.\n3) Wait.\n4| -\n"
    assert numbered(answer, {1, 2, 3, 4}, {"PERSON"}) == {
        1: "Hold it.",
        2: "Tap Pair, <PERSON_1>.",
        3: "Wait.",
        4: LEFT_OUT,
    }


def test_only_what_was_asked_for_is_read_and_each_once() -> None:
    assert numbered("1| One.\n7| Seven.\n1| Uno.", {1}) == {1: "One."}


def test_a_model_that_ignores_the_format_gives_nothing() -> None:
    assert numbered("Sure! Here is your reply: hold it.", {1, 2}) == {}


def test_letters_label_the_lines_of_a_summary() -> None:
    assert labelled("S| It is broken.\nQ| Which model?") == [
        ("S", "It is broken."),
        ("Q", "Which model?"),
    ]


@given(st.text(max_size=400))
def test_whatever_comes_is_read(answer: str) -> None:
    assert set(numbered(answer, {1, 2})) <= {1, 2}


def test_a_megabyte_is_cut_and_read_quickly() -> None:
    began = time.perf_counter()
    for junk in ("1| ", "\n", "1", "*", " ", "<a ", "\ud800"):
        numbered(junk * (1_000_000 // len(junk)), {1})
    assert time.perf_counter() - began < 2
