from random import Random

import pytest

from eval.generating.planted import PLANTS, planted

TRUE = {
    "number": "You can return a lamp within 30 days of delivery.",
    "date": "The sale ends on 16 October for everybody.",
    "negation": "You can return a lamp at any time.",
    "actor": "Only the account owner can cancel a plan.",
    "condition": "If a payment fails, the plan is paused at once.",
    "link": "You can return a lamp at any time.",
}


def test_it_works() -> None:
    assert planted("actor", TRUE["actor"], Random(1)) == "You can cancel a plan."
    assert planted("condition", TRUE["condition"], Random(1)) == "The plan is paused at once."
    assert planted("negation", TRUE["negation"], Random(1)) == (
        "You cannot return a lamp at any time."
    )


@pytest.mark.parametrize("kind", list(PLANTS))
def test_every_kind_changes_its_sentence_the_same_way_for_the_same_seed(kind: str) -> None:
    first = planted(kind, TRUE[kind], Random(3))
    assert first not in (None, TRUE[kind])
    assert first == planted(kind, TRUE[kind], Random(3))


def test_where_there_is_no_room_nothing_is_planted() -> None:
    assert planted("number", "Tap the button.", Random(1)) is None
    assert planted("condition", "Tap the button.", Random(1)) is None
    assert planted("negation", "Nothing is kept and no backup is made.", Random(1)) is None


def test_a_denial_is_taken_out_too() -> None:
    assert planted("negation", "You cannot return a lamp.", Random(1)) == "You can return a lamp."
