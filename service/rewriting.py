"""Have a suggestion's draft said again in another manner; the one written first stays with it."""

from dataclasses import replace
from typing import Literal

from service.drafting.port import Editor, Manner, Question
from service.errors import InvalidRequestError, ModelUnavailableError, RewritingUnavailableError
from service.model.reply import Draft, Suggestion

Rewriting = Manner | Literal["original"]
"""How a draft may be said again; *original* is as it was written first."""


async def said_again(
    suggestion: Suggestion,
    editor: Editor,
    manner: Rewriting,
    question: Question,
    *,
    language: str = "",
) -> Suggestion:
    """Give a suggestion with its draft in another manner.

    One manner builds on the other, so that a shorter draft can be warmer as well.
    Raises InvalidRequestError, RewritingUnavailableError.
    """
    draft = suggestion.reply
    if not isinstance(draft, Draft):
        raise InvalidRequestError("There is no draft to say again; write a reply instead.")
    if manner == "original":
        return replace(suggestion, reply=suggestion.original or draft, original=None)
    language = language or question.language
    if manner == "translated" and not language:
        raise InvalidRequestError("Name the language to translate into.")
    again = await _rewritten(draft, editor, manner, question, language)
    if again.text == draft.text:
        return suggestion
    return replace(suggestion, reply=again, original=suggestion.original or draft)


async def _rewritten(
    draft: Draft, editor: Editor, manner: Manner, question: Question, language: str
) -> Draft:
    try:
        again = await editor.rewrite(draft, manner, question, language=language)
    except ModelUnavailableError as error:
        raise RewritingUnavailableError(str(error)) from error
    # A rewriting that lost its proofs would be worse than the draft that has them.
    if not any(sentence.verdict in ("supported", "partly") for sentence in again.sentences):
        raise RewritingUnavailableError("Said again, nothing of it was proven.")
    return again
