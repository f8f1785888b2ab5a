"""Hide a missed value in the suggestions and decisions that were made before it was reported."""

from collections.abc import Sequence
from dataclasses import replace

from redaction.text import RedactedText
from redaction.vault import Vault
from service.helpdesk.hiding import hide_in_text
from service.helpdesk.missed import Missed, numbered_like
from service.model.reply import Decision, Draft, Refusal, Sentence, Suggestion
from service.storage.port import DecisionStorage, SuggestionStorage
from service.vaults import Vaults


class PastReplies:
    """What was suggested and sent so far, in which more can be hidden."""

    def __init__(
        self, suggestions: SuggestionStorage, decisions: DecisionStorage, vaults: Vaults
    ) -> None:
        self._suggestions = suggestions
        self._decisions = decisions
        self._vaults = vaults

    def hide(self, ticket_id: str, missed: Sequence[Missed], known: Vault) -> None:
        """Hide values in a ticket's suggestions and decisions, by its own vault's placeholders."""
        for suggestion in self._suggestions.of_ticket(ticket_id):
            # Where somebody decides at this moment, what they decided is read and hidden again.
            while not self._hidden(suggestion.id, missed, known):
                continue

    def _hidden(self, suggestion_id: str, missed: Sequence[Missed], known: Vault) -> bool:
        kept = self._suggestions.get(suggestion_id)
        if kept is None:
            return True
        (suggestion, sealed), decision = kept, self._decisions.get(suggestion_id)
        vault = self._vaults.open(sealed, suggestion.ticket_id, "suggestion")
        vault = numbered_like(vault, known)
        for one in missed:
            suggestion, vault = hide_in_suggestion(suggestion, vault, one)
            if decision is not None:
                decision, vault = hide_in_decision(decision, vault, one)
        sealed = self._vaults.seal(vault, suggestion.ticket_id, "suggestion")
        return self._suggestions.rewrite(suggestion, sealed, decision)


def hide_in_suggestion(
    suggestion: Suggestion, vault: Vault, missed: Missed
) -> tuple[Suggestion, Vault]:
    """Hide a value in what was written; what articles say is published and stays."""
    reply, original = suggestion.reply, suggestion.original
    if isinstance(reply, Draft):
        reply, vault = _hide_in_draft(reply, vault, missed)
    else:
        reply, vault = _hide_in_refusal(reply, vault, missed)
    if original is not None:
        original, vault = _hide_in_draft(original, vault, missed)
    return replace(suggestion, reply=reply, original=original), vault


def hide_in_decision(decision: Decision, vault: Vault, missed: Missed) -> tuple[Decision, Vault]:
    """Hide a value in the reply that was sent and in how it differs from the draft."""
    # An agent's own text is known to the vault by the suggestion; a draft's is not.
    name = decision.suggestion_id if decision.action == "edited" else ""
    text, vault = hide_in_text(decision.text, vault, missed, name=name)
    lines = []
    for line in decision.diff:
        hidden, vault = hide_in_text(RedactedText(line), vault, missed)
        lines.append(hidden)
    return replace(decision, text=text, diff=tuple(lines)), vault


def _hide_in_draft(draft: Draft, vault: Vault, missed: Missed) -> tuple[Draft, Vault]:
    sentences, vault = _hide_in_sentences(draft.sentences, vault, missed)
    return replace(draft, sentences=sentences), vault


def _hide_in_refusal(refusal: Refusal, vault: Vault, missed: Missed) -> tuple[Refusal, Vault]:
    question, vault = hide_in_text(refusal.question, vault, missed)
    unproven, vault = _hide_in_sentences(refusal.unproven, vault, missed)
    return replace(refusal, question=question, unproven=unproven), vault


def _hide_in_sentences(
    sentences: Sequence[Sentence], vault: Vault, missed: Missed
) -> tuple[tuple[Sentence, ...], Vault]:
    hidden = []
    for sentence in sentences:
        text, vault = hide_in_text(sentence.text, vault, missed)
        hidden.append(replace(sentence, text=text))
    return tuple(hidden), vault
