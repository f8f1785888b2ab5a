from dataclasses import replace
from datetime import UTC, datetime

import pytest

from redaction.text import RedactedText
from service.drafting.port import Brief, Editor, Manner, Question
from service.errors import (
    InvalidRequestError,
    ModelUnavailableError,
    RewritingUnavailableError,
)
from service.model.reply import Citation, Draft, Refusal, Sentence, Suggestion
from service.rewriting import said_again

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
CITED = Citation("pair", "Pair a lamp", "", "pair#1", 0, 8, "Hold it.")
DRAFT = Draft(
    (
        Sentence(RedactedText("Hello,"), "courtesy", (), ""),
        Sentence(RedactedText("Hold it."), "supported", (CITED,), "\n\n"),
        Sentence(RedactedText("Let go."), "supported", (CITED,)),
    ),
    0.9,
    "extractive",
)
SUGGESTION = Suggestion("s1", "1", "m1", DRAFT, (), (), NOW)
QUESTION = Question(RedactedText("How?"))


async def test_it_works(editor: Editor) -> None:
    again = await said_again(SUGGESTION, editor, "shorter", QUESTION)
    assert isinstance(again.reply, Draft)
    assert again.reply.text == "Hold it."
    assert again.original == DRAFT


async def test_one_manner_builds_on_the_other_and_the_first_draft_comes_back(
    editor: Editor,
) -> None:
    shorter = await said_again(SUGGESTION, editor, "shorter", QUESTION)
    both = await said_again(shorter, editor, "warmer", QUESTION)
    assert isinstance(both.reply, Draft)
    assert both.reply.text == "Thank you for writing.\n\nHold it."
    assert await said_again(both, editor, "original", QUESTION) == SUGGESTION


async def test_it_translates_into_the_ticket_s_language_unless_told_another(
    editor: Editor,
) -> None:
    german = replace(QUESTION, language="de")
    own = await said_again(SUGGESTION, editor, "translated", german)
    told = await said_again(SUGGESTION, editor, "translated", german, language="fr")
    assert isinstance(own.reply, Draft)
    assert isinstance(told.reply, Draft)
    assert own.reply.text.startswith("(de)")
    assert told.reply.text.startswith("(fr)")
    with pytest.raises(InvalidRequestError):
        await said_again(SUGGESTION, editor, "translated", QUESTION)


async def test_a_refusal_has_nothing_to_say_again(editor: Editor) -> None:
    refused = replace(SUGGESTION, reply=Refusal("nothing_found", 1.0, "x"))
    with pytest.raises(InvalidRequestError):
        await said_again(refused, editor, "shorter", QUESTION)


class _Answering:
    """An editor that answers with the same draft, or fails."""

    manners: frozenset[Manner] = frozenset({"shorter"})

    def __init__(self, draft: Draft | None) -> None:
        self._draft = draft

    async def rewrite(
        self, draft: Draft, manner: Manner, question: Question, *, language: str = ""
    ) -> Draft:
        if self._draft is None:
            raise ModelUnavailableError("There is no model.")
        return self._draft

    async def sum_up(self, question: Question) -> Brief:
        return Brief((question.text,), (), "answering")


async def test_a_draft_that_cannot_be_said_so_stays_the_very_same() -> None:
    assert await said_again(SUGGESTION, _Answering(DRAFT), "shorter", QUESTION) is SUGGESTION


async def test_a_rewriting_that_lost_its_proofs_is_not_taken() -> None:
    lost = replace(DRAFT, sentences=(replace(DRAFT.sentences[1], verdict="unsupported"),))
    with pytest.raises(RewritingUnavailableError, match="nothing of it was proven"):
        await said_again(SUGGESTION, _Answering(lost), "shorter", QUESTION)


async def test_a_missing_model_says_that_the_draft_stays() -> None:
    with pytest.raises(RewritingUnavailableError, match="no model") as failed:
        await said_again(SUGGESTION, _Answering(None), "shorter", QUESTION)
    assert "stays as it is" in failed.value.help
