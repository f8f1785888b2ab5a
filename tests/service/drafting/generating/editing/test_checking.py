import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.drafting.generating.editing.checking import keeps_facts, labels_in, names
from tests.service.drafting.generating.editing.conftest import OPEN

OLD = "Open Settings within 30 days, <PERSON_1>, or write to help@acme.example."


def keeps(new: str, *, old: str = OLD, translated: bool = False) -> bool:
    return keeps_facts(old, new, translated=translated)


def test_it_works() -> None:
    assert keeps("Within 30 days, <PERSON_1>, go to Settings or mail help@acme.example.")


@pytest.mark.parametrize(
    "new",
    [
        "",
        OLD.replace("30", "31"),
        OLD.replace("<PERSON_1>", "<PERSON_2>"),
        OLD.replace("<PERSON_1>", "you"),
        OLD.replace("Settings", "Options"),
        OLD.replace("help@", "info@"),
        OLD + " See https://evil.example.",
        OLD + " And 5 more.",
        OLD + " Ask Globex.",
        OLD + " <b>Now</b>.",
        OLD + " [here](x)",
        OLD * 5,
        OLD + "\u200b",
    ],
)
def test_what_changes_a_fact_does_not_pass(new: str) -> None:
    assert not keeps(new)


def test_a_name_may_move_to_the_head_of_a_sentence() -> None:
    assert keeps("Settings has it.", old="It is in Settings.")


def test_in_a_translation_capitals_come_and_go_but_models_and_figures_stay() -> None:
    old = "Charge the lamp MK2 for 3.5 hours on Monday."
    assert keeps("Die Lampe MK2 am Montag 3,5 Stunden laden.", old=old, translated=True)
    assert not keeps("Die Lampe MK3 am Montag 3,5 Stunden laden.", old=old, translated=True)
    assert not keeps("Die Lampe MK2 am Montag 35 Stunden laden.", old=old, translated=True)


def test_labels_are_read_out_of_quotations() -> None:
    assert labels_in(OPEN.citations) == {"Settings > Devices", "Add a lamp"}
    assert not keeps_facts("Choose Add a lamp.", "Lampe wählen.", {"Add a lamp"}, translated=True)


def test_names_are_what_is_capitalised_within_a_sentence() -> None:
    assert names("Open Settings. Then I tap Pair on the MK2.") == {"Settings", "Pair", "MK2"}


@given(st.text(max_size=200))
def test_a_sentence_keeps_its_own_facts_unless_something_is_hidden_in_it(text: str) -> None:
    assert isinstance(keeps(text, old=text), bool)


def test_a_megabyte_is_refused_quickly() -> None:
    began = time.perf_counter()
    for junk in ("a", "A", "1,", "@", "<", "a.", "http://"):
        for length in (1900, 1_000_000):
            text = junk * (length // len(junk))
            keeps(text)
            keeps(text, old=text)
    assert time.perf_counter() - began < 2
