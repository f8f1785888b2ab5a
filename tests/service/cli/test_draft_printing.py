from dataclasses import replace
from datetime import UTC, datetime

import pytest
from rich.console import Console

from redaction.text import RedactedText
from redaction.vault import Vault
from service.cli import draft_printing
from service.cli.draft_printing import Coming, print_suggestion
from service.model.reply import Citation, Draft, Refusal, Sentence, Suggestion
from service.offers import Offer

CITED = Citation("pair", "Pair a lamp", "", "pair#1", 0, 8, "Hold it.")
DRAFT = Draft(
    (
        Sentence(RedactedText("Hello,"), "courtesy"),
        Sentence(RedactedText("Hold it [5 s]."), "partly", (CITED,), faults=("number",)),
    ),
    0.943,
    "extractive",
)
SUGGESTION = Suggestion(
    "s1", "1", "m1", DRAFT, (), (), datetime(2026, 11, 22, tzinfo=UTC), timings_ms={"total": 12.4}
)
OFFER = Offer(SUGGESTION, Vault())


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft_printing, "console", Console(width=200))


def refused(refusal: Refusal) -> Offer:
    return Offer(replace(SUGGESTION, reply=refusal), Vault())


def test_it_works(capsys: pytest.CaptureFixture[str]) -> None:
    print_suggestion(OFFER)
    assert capsys.readouterr().out.splitlines() == [
        "courtesy Hello,",
        "in part  Hold it [5 s].",
        "         a number differs",
        "         Pair a lamp (pair#1)",
        "right 94 in 100, extractive, 12 ms",
    ]


def test_what_was_streamed_is_not_printed_again(capsys: pytest.CaptureFixture[str]) -> None:
    coming = Coming()
    coming.show(DRAFT.sentences[:1], Vault())
    print_suggestion(OFFER, coming.printed)
    streamed = capsys.readouterr().out
    print_suggestion(OFFER)
    assert streamed == capsys.readouterr().out


def test_a_refusal_takes_back_what_was_streamed(capsys: pytest.CaptureFixture[str]) -> None:
    print_suggestion(refused(Refusal("weak_evidence", 0.9, "x")), DRAFT.sentences)
    said = capsys.readouterr().out
    assert said.startswith("What is printed above does not count.\nNo answer: the articles")


def test_another_writer_s_sentences_are_printed_from_the_first(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_suggestion(OFFER, (Sentence(RedactedText("Dear customer,"), "courtesy"),))
    said = capsys.readouterr().out.splitlines()
    assert said[:2] == ["What is printed above does not count.", "courtesy Hello,"]


def test_a_refusal_shows_its_question_its_sides_and_what_was_not_sent(
    capsys: pytest.CaptureFixture[str],
) -> None:
    unproven = Sentence(RedactedText("We paid."), "unsupported", faults=("promise",))
    question = RedactedText("Which lamp?")
    refusal = Refusal("unclear", 0.9, "x", question=question, sides=(CITED,), unproven=(unproven,))
    print_suggestion(refused(refusal))
    said = capsys.readouterr().out
    for words in ("Which lamp?", "“Hold it.”", "not sent We paid.", "cannot do what it promises"):
        assert words in said


def test_nothing_in_a_draft_commands_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    hostile = Sentence(RedactedText("[red]Hi[/] \x1b[2J\x07 \ud800"), "supported")
    print_suggestion(
        Offer(replace(SUGGESTION, reply=replace(DRAFT, sentences=(hostile,))), Vault())
    )
    said = capsys.readouterr().out
    assert "\x1b" not in said
    assert "[red]Hi[/]" in said
