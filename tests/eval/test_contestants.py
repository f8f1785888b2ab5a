import pytest

from eval.contestants import CONTESTANTS, RedactorContestant
from redaction.detection import PatternDetector
from redaction.profiles import SUPPORT
from redaction.redactor import Redactor

TURNS = ("My mail is ada@example.com.", "as I said, ada@example.com")


@pytest.fixture
def contestant() -> RedactorContestant:
    return RedactorContestant(Redactor(PatternDetector(), SUPPORT))


def test_it_works(contestant: RedactorContestant) -> None:
    first, second = contestant.read(TURNS)
    assert [(e.kind, TURNS[0][e.start : e.end]) for e in first] == [("EMAIL", "ada@example.com")]
    assert [e.kind for e in second] == ["EMAIL"]


def test_what_one_turn_gave_away_is_hidden_in_the_next(contestant: RedactorContestant) -> None:
    turns = ["My name is Zdenka Quillfeather.", "the lamp blinks, Quillfeather"]
    _, second = contestant.read(turns)
    assert [entity.kind for entity in second] == ["PERSON"]
    (alone,) = contestant.read(turns[1:])
    assert alone == ()


@pytest.mark.slow
@pytest.mark.models
@pytest.mark.parametrize("name", CONTESTANTS)
def test_every_contestant_finds_an_address(name: str) -> None:
    for turn, entities in zip(TURNS, CONTESTANTS[name]("support").read(TURNS), strict=True):
        assert "ada@example.com" in {turn[e.start : e.end] for e in entities if e.kind == "EMAIL"}
