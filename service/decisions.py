"""Turn an agent's choice into a decision: the text that is sent, and how it differs."""

import difflib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import assert_never

from redaction.redactor import Redactor
from redaction.text import NOTHING, RedactedText
from redaction.vault import Vault
from service.errors import InvalidRequestError, SuggestionStaleError
from service.helpdesk.redacting import redact_text
from service.model.reply import Action, Decision, Draft, RejectReason, Suggestion


@dataclass(frozen=True, slots=True)
class Choice:
    """What the agent chose. ``text`` is an edited reply as the customer will read it.

    ``draft_id`` names the draft that was seen; empty if nobody said which.
    """

    action: Action
    text: str = ""
    reason: RejectReason | None = None
    draft_id: str = ""


def decided(
    suggestion: Suggestion, vault: Vault, choice: Choice, *, by: str, redactor: Redactor
) -> tuple[Decision, Vault]:
    """Make the decision, and the vault that restores its text.

    What is accepted of a refusal is the question that would settle it.
    Raises InvalidRequestError, SuggestionStaleError, RedactionUnavailableError.
    """
    _check_seen(suggestion, choice)
    reply = suggestion.reply
    draft = reply.text if isinstance(reply, Draft) else reply.question
    text = NOTHING
    match choice.action:
        case "rejected":
            if choice.reason is None:
                raise InvalidRequestError("A rejection needs a reason.")
        case "accepted":
            if not draft:
                raise InvalidRequestError("There is no draft to accept; write a reply instead.")
            text = draft
        case "edited":
            if not choice.text.strip():
                raise InvalidRequestError("An edited reply needs a text.")
            redaction = redact_text(redactor, choice.text, vault=vault, name=suggestion.id)
            text, vault = redaction.text, redaction.vault
        case _:
            assert_never(choice.action)
    decision = Decision(
        suggestion_id=suggestion.id,
        action=choice.action,
        by=by,
        at=datetime.now(UTC),
        text=text,
        diff=_diff(draft, text) if choice.action == "edited" else (),
        reason=choice.reason,
    )
    return decision, vault


def as_sent(decision: Decision, vault: Vault) -> str:
    """Restore the text of a decision as the customer reads it.

    What an agent wrote is restored to the letter; a draft's placeholders are restored where it is
    safe, which is not inside links or code.
    """
    if decision.action == "edited":
        return vault.original(decision.suggestion_id, decision.text)
    return vault.restore(decision.text)


def _check_seen(suggestion: Suggestion, choice: Choice) -> None:
    """Refuse to send what nobody has read: another agent may have had the draft said again."""
    reply = suggestion.reply
    if choice.draft_id and isinstance(reply, Draft) and choice.draft_id != reply.id:
        raise SuggestionStaleError("The draft has been said again since.")


def _diff(before: RedactedText, after: RedactedText) -> tuple[str, ...]:
    """The changes as unified-diff lines, without the file header."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return tuple(list(lines)[2:])
