"""What is counted of hits and drafts."""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from redaction.text import RedactedText
from retrieval.articles import Hit, Leg
from service.drafting.port import Question
from service.drafting.reading.blocks import Unit
from service.drafting.refusing.signs import (
    FOUND_SIGNS,
    SIGNS,
    figures_found,
    figures_of,
    found_signs,
    proven_share,
    written_signs,
)
from service.model.reply import Draft, Sentence

Made = Callable[..., Hit]
PAIRING = Question(RedactedText("How do I pair a lamp?"))


def draft(hit: Hit, *scores: float) -> Draft:
    citation = Unit(hit.passage, hit.passage.start, hit.passage.end).citation()
    sentences = tuple(
        Sentence(RedactedText("Pair the lamp."), "supported", (citation,), score=score)
        for score in scores
    )
    return Draft((Sentence(RedactedText("Hello,"), "courtesy"), *sentences), 0.5, "extractive")


def test_it_works(hit: Made) -> None:
    best = hit("Pair the lamp with the app.")
    found = found_signs(PAIRING, [best])
    assert found.covered == 1
    assert found.strange == 0
    assert found.agreed == 1
    written = written_signs(PAIRING, [best], draft(best, 1.0))
    assert written.sharpest == 1
    assert written.best == 1


def test_figures_have_the_names_of_the_signs(hit: Made) -> None:
    best = hit("Pair the lamp.")
    figures = figures_of(PAIRING, [best], draft(best, 1.0))
    assert len(figures) == len(SIGNS)
    assert figures[: len(FOUND_SIGNS)] == figures_found(PAIRING, [best])


def test_a_second_article_as_good_takes_the_lead_away(hit: Made) -> None:
    best, other = hit("Pair the lamp."), hit("Pair the hub.", "hub")
    assert found_signs(PAIRING, [best]).lead > 0
    assert found_signs(PAIRING, [best, other]).lead == 0
    assert found_signs(PAIRING, [best, other]).near == 2
    assert found_signs(PAIRING, [best, replace(other, score=0.1)]).near == 1


def test_words_that_nothing_has_are_strange(hit: Made) -> None:
    question = Question(RedactedText("Does the lamp support Zigbee and Matter over Thread?"))
    assert found_signs(question, [hit("Charge the lamp.")]).strange == 1


def test_a_draft_is_as_proven_as_its_sentences(hit: Made) -> None:
    best = hit("Pair the lamp.")
    assert proven_share(draft(best, 1.0, 0.5)) == pytest.approx(0.75)
    assert proven_share(draft(best)) == 0


def test_a_hit_of_no_leg_counts_as_none(hit: Made) -> None:
    bare = replace(hit("Pair the lamp."), legs={"dense": Leg(2, 0.4)})
    assert found_signs(PAIRING, [bare]).words == 0
    assert found_signs(PAIRING, [bare]).agreed == 0


@pytest.mark.parametrize("piece", ["a", "lamp ", "\ud800", "\0", "- x\n"])
def test_time_does_not_grow_with_what_is_sent(hit: Made, piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    best = hit(text)
    start = time.perf_counter()
    figures_of(Question(RedactedText(text)), [best], draft(best, 1.0))
    assert time.perf_counter() - start < 2
