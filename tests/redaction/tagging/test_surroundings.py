from redaction.context import NO_CONTEXT, Context
from redaction.tagging.surroundings import surroundings


def test_what_was_asked_for_is_named() -> None:
    said = surroundings(Context(previous="May I have your name and zip code, please?"))
    assert {"asked", "asked:PERSON", "asked:ADDRESS"} <= set(said)


def test_what_earlier_turns_speak_of_is_named() -> None:
    said = surroundings(Context(history=("I lost my card", "ok")))
    assert {"topic:card", "turns:2"} <= set(said)
    assert "lately:card" not in said


def test_nothing_said_is_nothing_asked() -> None:
    assert surroundings(NO_CONTEXT) == ("turns:0",)


def test_a_long_history_costs_no_more_than_its_end() -> None:
    history = tuple(f"my card {n}" for n in range(10_000))
    assert len(surroundings(Context(history=history))) < 20
