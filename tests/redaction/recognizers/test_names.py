from collections.abc import Callable

import pytest

from redaction.recognizers.names import RECOGNIZERS, bare, reads_as_thing

Find = Callable[[object, str], list[tuple[str, str]]]


def test_it_works(find: Find) -> None:
    assert find(RECOGNIZERS, "ask Kevin O'Brien.") == [("PERSON", "Kevin O'Brien")]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("PERSON", "Anna Kovács"),
        ("PERSON", "Priya"),
        ("PERSON", "Jean-Pierre Dupont"),
        ("PERSON", "maria"),
        ("PERSON", "Thomas K."),
        ("PERSON", "Sarah van der Berg"),
    ],
)
def test_it_finds_each_by_its_shape(find: Find, kind: str, value: str) -> None:
    assert find(RECOGNIZERS, f"x {value} x") == [(kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "Will it work",
        "a may bug",
        "Nano 33",
        "kevin@example",
        "user_anna",
        "anna.py",
        "/home/anna",
        "AMI",
        "the rose pattern",
        "Chase the page",
        "Alexa",
    ],
)
def test_it_leaves_the_rest(find: Find, text: str) -> None:
    assert find(RECOGNIZERS, text) == []


@pytest.mark.parametrize(
    ("guessed", "left"),
    [("Mrs Chaudhry", "Chaudhry"), ("Dear Anna", "Anna"), ("Jan", "Jan"), ("Anna's", "Anna")],
)
def test_titles_and_greetings_are_no_part_of_a_name(guessed: str, left: str) -> None:
    span = bare(guessed, 0, len(guessed))
    assert span is not None
    assert guessed[slice(*span)] == left


def test_a_greeting_alone_names_nobody() -> None:
    assert bare("Dear customer", 0, 13) is None


@pytest.mark.parametrize(
    "text",
    [
        "the [AMKA] is",
        "does [LoRa] work",
        "- **[Portenta]** is out",
        "# [Portenta] boards",
        "* [Zapier]",
        "my [NIK]: 3171",
        "an Arduino [Portenta] H7 is",
        "run the dfu-[util] again",
        "in tools/[zorbex] then",
    ],
)
def test_what_no_list_knows_may_read_as_a_thing(text: str) -> None:
    assert reads_as_thing(*_marked(text))


@pytest.mark.parametrize(
    "text",
    [
        "the [ANNA] is",
        "I saw [Zorblax] there",
        "[ZORB QUUX] WROTE",
        "my name is [zorblax] 25 years old",
        "this is [Zorblax] BS99 4QL",
        "it is [Zorblax-Quux]",
    ],
)
def test_what_reads_as_a_name_is_no_thing(text: str) -> None:
    assert not reads_as_thing(*_marked(text))


def _marked(text: str) -> tuple[str, int, int]:
    return text.replace("[", "").replace("]", ""), text.index("["), text.index("]") - 1
