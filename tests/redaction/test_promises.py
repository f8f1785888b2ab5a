"""What redaction promises of any text whatever."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from redaction.detection import PatternDetector
from redaction.profiles import SUPPORT
from redaction.recognizers.legible import legible
from redaction.redactor import Redactor
from redaction.text import PLACEHOLDER

REDACTOR = Redactor(PatternDetector(), SUPPORT)
VALUES = st.sampled_from(
    [
        "Anna Kovács",
        "anna.kovacs@example.com",
        "anna at example dot com",
        "+36 30 123 4567",
        "GB82 WEST 1234 5698 7654 32",
        "my password is hunter2-marmalade",
        "sk-live-9f8e7d6c5b4a39281706",
        "198.51.100.77",
        "https://example.com/reset?token=8f14e45fceea167a5a36dedd4bea2543",
        "17 Plover Lane, Netherwick BS99 4QL",
        "<PERSON_1>",
        "<EMAIL_2>",
        "[PERSON_1]",
        "PERSON_1",
        "<person 2>",
        "&lt;PHONE_1&gt;",
    ]
)
WORDS = st.sampled_from(
    [
        " ",
        "\n",
        ", ",
        ". ",
        "Hello ",
        "I am ",
        "my name is ",
        "order 12345 ",
        "Regards,\n",
        "<",
        "_",
    ]
)
# Set apart, for the digits of two values side by side may pass for those of a card.
TEXTS = st.lists(VALUES.map(" {} ; ".format) | WORDS | st.text(max_size=3), max_size=12).map(
    "".join
)
CARDS = st.sampled_from(["4111 1111 1111 1111", "5555555555554444", "3782 822463 10005 cvv 123"])


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_what_is_kept_whole_comes_back_to_the_character(raw: str) -> None:
    redaction = REDACTOR.redact(raw, name="m")
    assert redaction.vault.original("m", redaction.text) == raw


@settings(max_examples=200, deadline=None)
@given(st.lists(TEXTS | CARDS, max_size=4).map(" ".join))
def test_redacting_twice_changes_nothing(raw: str) -> None:
    once = REDACTOR.redact(raw).text
    assert REDACTOR.redact(once).text == once


@settings(max_examples=200, deadline=None)
@given(st.lists(TEXTS | CARDS, max_size=4).map(" ".join))
def test_no_original_of_four_characters_stays(raw: str) -> None:
    redaction = REDACTOR.redact(raw)
    shown = legible(PLACEHOLDER.sub(" # ", redaction.text)).text.casefold()
    for entity in redaction.entities:
        value = legible(raw[entity.start : entity.end]).text.casefold()
        if len(value) >= 4 and not value.startswith("<"):
            assert not re.search(rf"(?<!\w){re.escape(value)}(?!\w)", shown)


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS)
def test_a_customers_words_are_never_restored_to_what_is_hidden(first: str, second: str) -> None:
    """Whatever a reply quotes of the redacted text, it says no more than the customer did."""
    redaction = REDACTOR.redact(first, name="1")
    later = REDACTOR.redact(second, vault=redaction.vault, name="2")
    typed = PLACEHOLDER.sub("", later.text)
    assert later.vault.restore(typed) == typed
