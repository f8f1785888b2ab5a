from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redaction.context import Context
from redaction.recognizers.legible import legible
from redaction.tagging.tagger import Tagger

TAGGER = Tagger()


def found(text: str, context: Context | None = None) -> set[tuple[str, str]]:
    entities = TAGGER.find(text, context or Context())
    return {(e.kind, text[e.start : e.end]) for e in entities if e.score > 0.4}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("hi am vishnu i need a help with my bill", "vishnu"),
        ("Kind regards\nSzabolcs Wénczel", "Szabolcs Wénczel"),
        ("my name is jhon macalister", "jhon macalister"),
        ("I spoke with Oluwadamilare last week about the refund.", "Oluwadamilare"),
        ("thanks priyanka you were great", "priyanka"),
    ],
)
def test_names_are_read_by_what_stands_around_them(text: str, name: str) -> None:
    assert ("PERSON", name) in found(text)


@pytest.mark.parametrize(
    "address",
    ["9520 faires farm road charlotte nc 28213", "Rákóczi út 12, 1072 Budapest", "Puruntie 82"],
)
def test_addresses_are_read_in_small_letters_and_other_languages(address: str) -> None:
    kinds = {kind for kind, _ in found(f"my address is {address}")}
    assert "ADDRESS" in kinds


def test_a_bare_answer_is_read_by_the_question_before_it() -> None:
    assert ("PERSON", "vijaykhan") in found("vijaykhan", Context(previous="May I have your name?"))
    kinds = {kind for kind, _ in found("2014", Context(previous="The last four of your SSN?"))}
    assert kinds == {"NATIONAL_ID"}


@pytest.mark.parametrize(
    "text",
    [
        "How do I connect the hub to my new wifi?",
        "The E-31 error comes back after the update to 2.4.1.",
        "I was charged 49.90 twice for order 10492.",
        "Does the Galaxy S9 work with Windows 11?",
        "2 x 3 metres",
    ],
)
def test_what_tells_nothing_of_anyone_is_left_alone(text: str) -> None:
    assert not {kind for kind, _ in found(text)} & {"PERSON", "ADDRESS", "PHONE", "ACCOUNT"}


@given(st.text(max_size=400))
def test_entities_lie_in_the_text_and_do_not_overlap(raw: str) -> None:
    text = legible(raw).text
    reached = 0
    for entity in TAGGER.find(text):
        assert reached <= entity.start < entity.end <= len(text)
        assert 0 <= entity.score <= 1
        reached = entity.end


def test_a_long_text_is_read_piece_by_piece() -> None:
    text = "The kettle does not boil. " * 5_000 + "Yours, Szabolcs Wénczel"
    assert any(e.start > 100_000 and e.kind == "PERSON" for e in TAGGER.find(text))


def test_threads_do_not_disturb_one_another() -> None:
    texts = [f"my name is anna number {n}, call me on 07700 90012{n}" for n in range(10)] * 20
    alone = [found(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(found, texts)) == alone
