import pytest

from redaction.recognizers.asking import answers, asked


@pytest.mark.parametrize(
    ("turn", "kinds"),
    [
        ("May I have your full name and zip code, please?", {"PERSON", "ADDRESS"}),
        ("Please confirm the last four of your social security number.", {"NATIONAL_ID"}),
        ("your PIN please", {"PASSWORD"}),
        ("What is your user name?", {"USERNAME"}),
        ("To help you we need the booking reference.", {"BOOKING"}),
        ("Your parcel is on its way.", set()),
        ("", set()),
    ],
)
def test_a_request_names_what_it_wants(turn: str, kinds: set[str]) -> None:
    assert asked(turn) == kinds


@pytest.mark.parametrize(
    ("previous", "text", "kind", "value"),
    [
        ("May I have your name?", "vijaykhan", "PERSON", "vijaykhan"),
        ("May I have your name?", "sure, it's harry johnson.", "PERSON", "harry johnson"),
        ("your account number please", "its 8519 sir", "ACCOUNT", "8519"),
        ("What is your booking reference?", "rf 56 f 5", "BOOKING", "rf 56 f 5"),
        ("What is your booking reference?", "it is AB12CD.", "BOOKING", "AB12CD"),
        ("Could you tell me your policy number?", "pvx 752197308", "INSURANCE", "pvx 752197308"),
    ],
)
def test_the_answer_is_found(previous: str, text: str, kind: str, value: str) -> None:
    assert (kind, value) in {(e.kind, text[e.start : e.end]) for e in answers(text, previous)}


@pytest.mark.parametrize(
    ("previous", "text"),
    [
        ("May I have your name?", "why do you need it"),
        ("May I have your name?", "just a moment"),
        ("Your parcel is on its way.", "anna"),
        ("your account number please", "no"),
        ("your account number please", "I told you " * 10 + "4711"),
    ],
)
def test_what_is_no_answer_stays(previous: str, text: str) -> None:
    assert list(answers(text, previous)) == []
