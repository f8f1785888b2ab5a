from dataclasses import replace
from datetime import UTC, datetime

from redaction.text import RedactedText
from redaction.vault import Vault
from service.helpdesk.missed import Missed
from service.hiding import hide_in_suggestion
from service.model.reply import Draft, Refusal, Sentence, Suggestion

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
VEX = Missed("PERSON", "Vex")
SAID = (Sentence(RedactedText("Hello Vex,"), "courtesy"),)
DRAFT = Draft(SAID, 0.9, "x")
SUGGESTION = Suggestion("s1", "1", "m1", DRAFT, (), (), NOW)


def test_it_works() -> None:
    hidden, vault = hide_in_suggestion(SUGGESTION, Vault(), VEX)
    assert isinstance(hidden.reply, Draft)
    assert hidden.reply.text == "Hello <PERSON_1>,"
    assert vault.restore(hidden.reply.text) == "Hello Vex,"


def test_it_is_hidden_in_the_draft_as_first_written_too() -> None:
    hidden, _ = hide_in_suggestion(replace(SUGGESTION, original=DRAFT), Vault(), VEX)
    assert hidden.original == hidden.reply


def test_it_is_hidden_in_a_refusal_s_question_and_in_what_was_not_sent() -> None:
    refusal = Refusal("unclear", 0.9, "x", question=RedactedText("Who is Vex?"), unproven=SAID)
    hidden, _ = hide_in_suggestion(replace(SUGGESTION, reply=refusal), Vault(), VEX)
    assert "Vex" not in repr(hidden)
    assert isinstance(hidden.reply, Refusal)
    assert hidden.reply.question == "Who is <PERSON_1>?"
