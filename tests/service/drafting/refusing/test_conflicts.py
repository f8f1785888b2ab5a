"""Sentences of two articles that cannot both be true, and those that can."""

from collections.abc import Callable

import pytest

from redaction.text import RedactedText
from retrieval.articles import Hit
from service.drafting.reading.blocks import blocks_of
from service.drafting.refusing.conflicts import conflict_in
from service.drafting.refusing.signs import stems
from service.model.reply import Citation, Draft, Sentence

Made = Callable[..., Hit]


def conflict(hit: Made, said: str, other: str) -> tuple[Citation, Citation] | None:
    hits = [hit(said, "one", "One"), hit(other, "two", "Two")]
    units = [unit for block in blocks_of([hits[0].passage]) for unit in block.units]
    sentences = tuple(
        Sentence(RedactedText(unit.text), "supported", (unit.citation(),)) for unit in units
    )
    return conflict_in(Draft(sentences, 0.9, "extractive"), hits)


def test_it_works(hit: Made) -> None:
    own = "You can return a lamp within 45 days of delivery."
    other = "Lamps can be returned within 30 days of delivery."
    sides = conflict(hit, own, other)
    assert sides is not None
    assert [side.quote for side in sides] == [own, other]
    assert [side.article_id for side in sides] == ["one", "two"]


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ("Plus costs £5.49 a month.", "The price of Plus is £4.99 a month."),
        (
            "The hub connects to 2.4 GHz Wi-Fi only.",
            "The hub works with both 2.4 GHz and 5 GHz networks.",
        ),
        (
            "Outlet lamps can be returned to every store.",
            "Outlet lamps cannot be returned to every store.",
        ),
    ],
)
def test_sentences_that_differ_about_the_same_conflict(hit: Made, own: str, other: str) -> None:
    assert conflict(hit, own, other) is not None
    assert conflict(hit, other, own) is not None


@pytest.mark.parametrize(
    ("own", "other"),
    [
        (
            "You can return a lamp within 30 days of delivery.",
            "Lamps can be returned within thirty days of delivery.",
        ),
        (
            "You can return a lamp within 30 days of delivery.",
            "We pay the refund within 5 working days after the parcel has arrived.",
        ),
        (
            "You can return a lamp within 30 days of delivery.",
            "You can return a lamp within 14 days of our approval.",
        ),
        ("Hold the button for 10 seconds.", "Hold the lid for 5 seconds and let go."),
        ("Plus costs £5.49 a month.", "Pro costs £149 a year."),
        ("The lamp can be paired with the app.", "The sensor cannot be paired with a clock."),
        ("Outlet lamps cannot be returned.", "Lamps can be returned."),
    ],
)
def test_sentences_about_different_things_do_not(hit: Made, own: str, other: str) -> None:
    assert conflict(hit, own, other) is None


def test_an_article_does_not_conflict_with_itself(hit: Made) -> None:
    rule = "Lamps can be returned within {} days of delivery."
    text = f"{rule.format(30)}\n\n{rule.format(45)}"
    assert conflict(hit, text, "Nothing else.") is None


def test_a_hundred_thousand_bullets_are_no_burden(hit: Made) -> None:
    bullets = "- You can return a lamp within 9 days of delivery.\n" * 100_000
    assert conflict(hit, "Charge the lamp.", bullets) is None


def test_articles_that_contradict_each_other_in_what_is_asked_are_seen(hit: Made) -> None:
    draft_of = hit("Many routers use one name.", "one", "One")
    own = "The hub connects to 2.4 GHz networks only."
    other = "The hub works with both 2.4 GHz and 5 GHz networks."
    hits = [draft_of, hit(own, "two", "Two"), hit(other, "three", "Three")]
    units = [unit for block in blocks_of([draft_of.passage]) for unit in block.units]
    said = Sentence(RedactedText(units[0].text), "supported", (units[0].citation(),))
    draft = Draft((said,), 0.9, "extractive")
    assert conflict_in(draft, hits, stems("How do I reset a lamp?")) is None
    sides = conflict_in(draft, hits, stems("Which GHz networks does the hub need?"))
    assert sides is not None
    assert [side.quote for side in sides] == [own, other]
