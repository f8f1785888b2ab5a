from hypothesis import given
from hypothesis import strategies as st

from redaction.text import RedactedText
from service.model.reply import Sentence
from service.web.layout import Block, blocks_of


def said(*leads: str) -> list[Sentence]:
    return [Sentence(RedactedText(f"s{n}"), "supported", (), lead) for n, lead in enumerate(leads)]


def shape(blocks: list[Block]) -> list[tuple[str, int, list[list[int]]]]:
    return [
        (b.kind, b.first_number, [[one.place for one in item] for item in b.items]) for b in blocks
    ]


def test_it_works() -> None:
    found = shape(blocks_of(said("", "\n\n", " ", "\n\n1. ", "\n2. ", " ", "\n\n")))
    assert found == [
        ("paragraph", 1, [[0]]),
        ("paragraph", 1, [[1, 2]]),
        ("steps", 1, [[3], [4, 5]]),
        ("paragraph", 1, [[6]]),
    ]


def test_bullets_and_steps_are_lists_of_their_own() -> None:
    found = shape(blocks_of(said("\n\n- ", "\n- ", "\n1) ")))
    assert found == [("bullets", 1, [[0], [1]]), ("steps", 1, [[2]])]


def test_steps_keep_their_first_number() -> None:
    assert blocks_of(said("\n\n3. ", "\n4. "))[0].first_number == 3


def test_a_line_of_its_own_stays_one() -> None:
    assert shape(blocks_of(said("", "\n"))) == [("paragraph", 1, [[0], [1]])]


@given(st.lists(st.sampled_from(["", " ", "\n", "\n\n", "\n1. ", "\n\n2. ", "\n- ", "\n\n- "])))
def test_every_sentence_is_laid_out_once_and_in_order(leads: list[str]) -> None:
    blocks = blocks_of(said(*leads))
    places = [one.place for block in blocks for item in block.items for one in item]
    assert places == list(range(len(leads)))
