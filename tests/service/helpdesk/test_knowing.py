import pytest

from redaction.context import NO_CONTEXT, Context, Known
from redaction.profiles import KINDS, PROFILES
from redaction.text import LONGEST_TEXT
from service.errors import InvalidRequestError, TooLargeError, UnknownProfileError
from service.helpdesk.knowing import _KIND_OF_KEY, context_from, known_from, profile_named


def test_it_works() -> None:
    asked = {
        "previous": "May I have your name?",
        "history": ["My lamp is broken", {"role": "agent", "text": "May I have your name?"}],
        "known": {"name": "Ada Lovelace", "email": "ada@example.com", "phone": "+44 1632 960123"},
    }
    assert context_from(asked) == Context(
        Known(("Ada Lovelace",), ("ada@example.com",), ("+44 1632 960123",)),
        "May I have your name?",
        ("My lamp is broken", "May I have your name?"),
    )


def test_nothing_known_is_no_context() -> None:
    assert context_from({}) == NO_CONTEXT
    assert context_from({"known": None, "previous": "", "history": None}) == NO_CONTEXT


def test_without_a_previous_turn_the_other_sides_last_one_is_taken() -> None:
    history = [
        {"author": "Agent", "text": "Hello"},
        {"author": "agent", "text": "Your name?"},
        {"author": "customer", "text": "Wait"},
        "who knows whose",
    ]
    assert context_from({"history": history}).previous == "Your name?"


@pytest.mark.parametrize(
    ("known", "others"),
    [
        ({"address": "4 Elm Road"}, [("ADDRESS", "4 Elm Road")]),
        ({"address": {"street": "4 Elm Road", "city": "Bath"}},
         [("ADDRESS", "4 Elm Road"), ("LOCATION", "Bath")]),
        ({"address": {"line1": "4 Elm Road"}}, [("ADDRESS", "4 Elm Road")]),
        ({"User-Name": "ada85"}, [("USERNAME", "ada85")]),
        ({"customer id": 48213}, [("ACCOUNT", "48213")]),
        ({"dob": "1985-03-02"}, [("DATE_OF_BIRTH", "1985-03-02")]),
        ({"shoe": "Oxford", "vip": True, "none": None}, [("OTHER", "Oxford")]),
        ({"size": 7}, []),
        ({"order_id": ["A-1", "A-2"]}, [("ORDER", "A-1"), ("ORDER", "A-2")]),
    ],
)  # fmt: skip
def test_other_keys_name_a_kind(known: dict[str, object], others: list[tuple[str, str]]) -> None:
    assert list(known_from(known).others) == others


def test_a_first_and_a_last_name_are_one_person() -> None:
    assert known_from({"first_name": "Ada", "last_name": "Lovelace"}).names == (
        "Ada Lovelace",
        "Ada",
        "Lovelace",
    )


def test_every_key_names_a_kind_that_profiles_know() -> None:
    assert set(_KIND_OF_KEY.values()) <= set(KINDS)


@pytest.mark.parametrize(
    "asked",
    [
        {"known": []},
        {"known": "Ada"},
        {"known": {"name": {"a": {"b": {"c": "Zora"}}}}},
        {"known": {"name": [[[["Zora"]]]]}},
        {"previous": 5},
        {"history": "Zora"},
        {"history": [5]},
        {"history": [{"text": None}]},
        {"history": [{"text": "x", "role": ["Zora"]}]},
    ],
)
def test_what_makes_no_sense_is_refused_without_a_word_of_it(asked: dict[str, object]) -> None:
    with pytest.raises(InvalidRequestError) as refused:
        context_from(asked)
    assert "Zora" not in str(refused.value)


@pytest.mark.parametrize(
    "asked",
    [
        {"previous": "a" * (LONGEST_TEXT + 1)},
        {"history": ["a" * LONGEST_TEXT, "a"]},
        {"known": {"name": [f"Ada {n}" for n in range(1_001)]}},
    ],
)
def test_too_much_is_refused_for_good(asked: dict[str, object]) -> None:
    with pytest.raises(TooLargeError) as refused:
        context_from(asked)
    assert not refused.value.retryable


def test_an_unknown_profile_gets_the_list_of_known_ones() -> None:
    assert profile_named("pci", PROFILES).name == "pci"
    with pytest.raises(UnknownProfileError, match="support, pci, hipaa, gdpr_strict"):
        profile_named("hippa", PROFILES)
