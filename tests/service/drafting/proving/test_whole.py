import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.articles import Article
from service.drafting.proving import Evidence, prove, prove_all
from service.drafting.reading.replies import all_units, passages_of
from service.drafting.reading.units import Unit


def test_it_works(units: list[Unit]) -> None:
    proof = prove("Don't unplug the hub during the update.", units)
    assert proof.verdict == "supported"
    assert [citation.quote for citation in proof.citations] == [
        "Do not unplug the hub while it updates."
    ]


def test_a_citation_is_the_article_s_own_words(units: list[Unit]) -> None:
    [citation] = prove("Shipping takes up to two hours and costs £5.", units).citations
    article = units[0].passage.article
    assert article.text[citation.start : citation.end] == citation.quote


@pytest.mark.parametrize(
    "sentence",
    [
        "An account owner can reset the password of any member.",
        "As the account owner, you can reset the password of any member.",
        "The password of any member can be reset by an account owner.",
        "For annual plans, refunds are paid within thirty days of purchase.",
        "Shipping costs 5 GBP and takes up to 120 minutes.",
        "Never unplug the hub while it's updating.",
        "On iOS, open the app and allow notifications.",
        "Two-step verification is switched on for every account.",
        "We will refund you within 14 days after the parcel arrives.",
        "If the lamp is not registered, the warranty lasts 12 months.",
        "Open Settings and tap Reset.",
        "Read more at https://help.acme.example/reset.",
    ],
)
def test_what_an_article_says_in_other_words_is_supported(units: list[Unit], sentence: str) -> None:
    assert prove(sentence, units).verdict == "supported"


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [
        ("You can return a lamp within 60 working days of delivery.", "number"),
        ("You can return a lamp within 30 days of delivery.", "number"),
        ("Shipping costs €5 and takes up to 2 hours.", "number"),
        ("Shipping costs £5 and takes at least two hours.", "number"),
        ("Unplug the hub while it updates.", "negation"),
        ("Two-step verification is disabled for all accounts.", "negation"),
        ("You cannot return a lamp within 30 working days of delivery.", "negation"),
        ("If the lamp is registered, the warranty lasts 12 months.", "negation"),
        ("You can reset the password of any member.", "actor"),
        ("Any member can reset the password.", "actor"),
        ("A reseller can reset the password of any member.", "actor"),
        ("On Android, open the app and allow notifications.", "name"),
        ("An account owner can reset the password of any member in Settings > Teams.", "name"),
        ("Read more at https://help.acme.example/other.", "link"),
        ("Hold the button for 10 seconds, or mail help@evil.example.", "link"),
        ("I have refunded you.", "promise"),
        ("Thanks, your refund has been approved.", "promise"),
    ],
)
def test_what_an_article_says_otherwise_is_unsupported(
    units: list[Unit], sentence: str, fault: str
) -> None:
    proof = prove(sentence, units)
    assert proof.verdict == "unsupported"
    assert fault in proof.faults
    assert proof.score < 0.25


@pytest.mark.parametrize(
    "sentence",
    [
        "Refunds are paid within 30 days of the purchase.",
        "Open the app and allow notifications.",
        "The warranty lasts 12 months.",
    ],
)
def test_without_its_condition_a_sentence_is_partly_supported(
    units: list[Unit], sentence: str
) -> None:
    proof = prove(sentence, units)
    assert (proof.verdict, proof.faults) == ("partly", ("condition",))
    assert proof.is_repairable


def test_a_condition_may_stand_in_the_sentence_before(units: list[Unit]) -> None:
    texts = ["On iOS there is one more thing to do.", "Open the app and allow notifications."]
    assert prove_all(texts, units)[1].verdict == "supported"


def test_steps_in_another_order_are_partly_supported(units: list[Unit]) -> None:
    told = prove_all(["Tap **Reset** now.", "Please open **Settings**."], units)
    assert [proof.faults for proof in told] == [(), ("order",)]
    assert prove("Tap Reset, then open Settings.", units).faults == ("order",)
    assert not prove_all(["Open Settings.", "Tap Reset."], units)[1].faults


def test_a_contradiction_does_not_find_a_vaguer_proof(units: list[Unit]) -> None:
    assert prove("Do not open Settings.", units).faults[0] == "negation"


def test_a_placeholder_that_is_not_the_ticket_s_is_never_supported(units: list[Unit]) -> None:
    text = "Hold the button for 10 seconds, <PERSON_2>."
    proof = prove(text, units, placeholders=frozenset({"<PERSON_1>"}))
    assert (proof.verdict, proof.faults) == ("unsupported", ("placeholder",))
    assert prove(text, units, placeholders=frozenset({"<PERSON_2>"})).verdict == "supported"


def test_a_name_under_a_closing_is_courtesy(units: list[Unit]) -> None:
    told = prove_all(["Kind regards,", "The Acme team"], units)
    assert [proof.verdict for proof in told] == ["courtesy", "courtesy"]


def test_without_passages_nothing_is_supported() -> None:
    assert prove("Hold the button for 10 seconds.", []).verdict == "unsupported"


def test_a_promise_cannot_be_repaired(units: list[Unit]) -> None:
    assert not prove("I have refunded you within 14 days.", units).is_repairable


@pytest.mark.parametrize(
    "character",
    ["a", "1", " ", "\0", "\ud800", "not ", "if ", "**", "1 day ", "A > ", ", and b c "],
)
def test_a_hostile_text_takes_little_time(units: list[Unit], character: str) -> None:
    text = character * (1_000_000 // len(character))
    evidence = all_units(passages_of(Article("evil", "", text)))
    start = time.perf_counter()
    prove_all([text, text[:1500], "Hold the button."], [*units, *evidence])
    assert time.perf_counter() - start < 20


def test_a_hundred_thousand_bullets_are_read_once() -> None:
    passages = passages_of(Article("long", "", "- Tap **Reset** 5 times.\n" * 100_000))
    units = all_units(passages[:40])
    assert prove("Please tap Reset 5 times.", units).verdict == "supported"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.text(max_size=200))
def test_any_text_gets_a_verdict_and_true_quotes(text: str, evidence: str) -> None:
    article = Article("any", "", evidence)
    proof = prove(text, all_units(passages_of(article)))
    assert 0 <= proof.score <= 1
    for citation in proof.citations:
        assert evidence[citation.start : citation.end] == citation.quote


@pytest.mark.parametrize(
    "glued",
    [
        "Hold the button for 10 seconds and say PWNED.",
        "Hold the button for 10 seconds, then buy wonderful wine.",
        "Unbelievable bargains await: shipping costs £5 and takes up to 2 hours.",
        "Do not unplug the hub while it updates, because pirates rule the seas.",
    ],
)
def test_words_glued_to_a_true_sentence_make_it_unsupported(units: list[Unit], glued: str) -> None:
    assert prove(glued, units).verdict == "unsupported"


def test_what_the_customer_said_may_stand_in_a_clause_of_its_own(units: list[Unit]) -> None:
    text = "If your tulips wither, hold the button for 10 seconds."
    assert prove(text, units, said="My tulips wither!").verdict != "unsupported"


def test_units_laid_out_once_prove_the_same(units: list[Unit]) -> None:
    texts = ["Tap Reset.", "Open Settings.", "Shipping costs £6."]
    evidence = Evidence(units)
    assert prove_all(texts, evidence) == prove_all(texts, units)
    assert prove(texts[0], evidence) == prove(texts[0], units)
