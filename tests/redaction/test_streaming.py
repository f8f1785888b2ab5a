from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redaction.context import Context, Known
from redaction.detection import PatternDetector
from redaction.profiles import SUPPORT
from redaction.redactor import RedactionFailedError, Redactor
from redaction.streaming import AHEAD, LONGEST_HELD, WINDOW, RedactingStream, redact_pieces

REDACTOR = Redactor(PatternDetector(), SUPPORT)
ADA = Context(Known(names=("Ada Lovelace",)))
CANARIES = ("ada.quill@example.org", "+44 7700 900461", "4111 1111\n1111 1111", "Ada Lovelace")
SENTENCES = st.sampled_from(
    [
        "Hello there. ",
        "The lamp blinks red since Monday, and the light stays off! ",
        "Is that so?\n",
        "你好。",
        "word " * 60,
        *(f"It is {canary} as I said. " for canary in CANARIES),
        *(f"\n{canary}\n" for canary in CANARIES),
    ]
)
TEXTS = st.lists(SENTENCES, max_size=24).map("".join)


def streamed(text: str, cuts: list[int]) -> str:
    places = sorted({0, *cuts, len(text)})
    pieces = (text[a:b] for a, b in pairwise(places))
    return "".join(redact_pieces(REDACTOR, pieces, context=ADA))


def test_it_works() -> None:
    stream = RedactingStream(REDACTOR)
    given = stream.feed("I am ada.quill@example.org. " + "The lamp is off. " * 20)
    assert given.startswith("I am <EMAIL_1>. The lamp is off. ")
    given += stream.feed("Write to ada.quill@exam")
    assert "Write" not in given
    given += stream.feed("ple.org. ") + stream.close()
    assert given.endswith("The lamp is off. Write to <EMAIL_1>. ")
    assert stream.vault.restore("<EMAIL_1>") == "ada.quill@example.org"


@settings(max_examples=40, deadline=None)
@given(TEXTS, st.lists(st.integers(0, 1500), max_size=30))
def test_it_gives_the_same_however_the_text_is_cut(text: str, cuts: list[int]) -> None:
    assert streamed(text, cuts) == streamed(text, [])


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_it_cuts_no_value_in_two_and_shows_none(text: str) -> None:
    shown = streamed(text, list(range(0, len(text), 97)))
    for canary in CANARIES:
        assert canary not in shown
    assert "1111" not in shown
    assert "900461" not in shown


@given(st.sampled_from(CANARIES), st.text("abc .\n", max_size=AHEAD - 30))
def test_a_short_text_is_redacted_as_a_whole_is(canary: str, around: str) -> None:
    text = f"{around} {canary}"
    assert streamed(text, list(range(len(text)))) == REDACTOR.redact(text, context=ADA).text


def test_it_holds_back_a_sentence_and_what_is_read_ahead() -> None:
    stream = RedactingStream(REDACTOR)
    held = longest = 0
    for character in "The lamp is off again. " * 80:
        held += 1 - len(stream.feed(character))
        longest = max(longest, held)
    assert longest <= AHEAD + 23


def test_a_text_without_sentences_is_cut_between_words() -> None:
    stream = RedactingStream(REDACTOR)
    given = stream.feed("word " * WINDOW)
    assert given
    assert given.endswith(" ")


def test_a_value_found_once_is_hidden_from_there_on() -> None:
    text = "My name is Zsombor Vadas. " + "The lamp is off. " * 40 + "Yours, Zsombor Vadas"
    assert "Zsombor" not in "".join(redact_pieces(REDACTOR, text))


def test_what_never_ends_fails() -> None:
    stream = RedactingStream(REDACTOR)
    with pytest.raises(RedactionFailedError):
        stream.feed("x" * (LONGEST_HELD + WINDOW))
