"""Put suggestions, their sentences, summaries and decisions into the shapes that go out."""

from collections.abc import Sequence
from dataclasses import asdict

from redaction.vault import Vault
from service.api.knowledge_presenting import evidence_out
from service.api.presenting import entity_out
from service.api.suggestion_schemas import (
    CitationOut,
    DecisionOut,
    SentenceOut,
    SuggestionOut,
    SummaryOut,
)
from service.model.reply import Citation, Decision, Draft, Refusal, Sentence
from service.offers import Offer, Summary

_DECIMALS = 4


def suggestion_out(offer: Offer, *, is_kept: bool = True) -> SuggestionOut:
    """Show a suggestion, its text restored."""
    suggestion, reply = offer.suggestion, offer.suggestion.reply
    draft = reply if isinstance(reply, Draft) else None
    refusal = reply if isinstance(reply, Refusal) else None
    return SuggestionOut(
        id=suggestion.id if is_kept else None,
        ticket_id=suggestion.ticket_id if is_kept else None,
        kind="draft" if draft else "refusal",
        state=suggestion.state,
        text=offer.vault.restore(draft.text) if draft else "",
        redacted_text=draft.text if draft else "",
        sentences=_sentences(draft.sentences if draft else (), offer.vault),
        hits=[evidence_out(found) for found in suggestion.hits],
        entities=[entity_out(entity) for entity in suggestion.entities],
        confidence=round(reply.confidence, _DECIMALS),
        reason=refusal.reason if refusal else None,
        concern=refusal.concern if refusal else None,
        question=offer.vault.restore(refusal.question) if refusal else "",
        sides=_citations(refusal.sides if refusal else ()),
        unproven=_sentences(refusal.unproven if refusal else (), offer.vault),
        draft_id=draft.id if draft else None,
        is_rewritten=suggestion.original is not None,
        writer=reply.writer,
        fallback=reply.fallback,
        timings_ms=suggestion.timings_ms,
        created_at=suggestion.created_at,
    )


def sentence_out(sentence: Sentence, vault: Vault) -> SentenceOut:
    """Show a sentence, restored."""
    return SentenceOut(
        text=vault.restore(sentence.text),
        verdict=sentence.verdict,
        citations=_citations(sentence.citations),
        lead=sentence.lead,
        score=round(sentence.score, _DECIMALS),
        faults=list(sentence.faults),
    )


def summary_out(summary: Summary) -> SummaryOut:
    """Show a summary, restored."""
    brief, restore = summary.brief, summary.vault.restore
    return SummaryOut(
        summary=[restore(line) for line in brief.summary],
        ask_next=[restore(line) for line in brief.ask_next],
        editor=brief.editor,
        fallback=brief.fallback,
    )


def decision_out(decision: Decision) -> DecisionOut:
    """Show a decision."""
    return DecisionOut(**asdict(decision))


def _sentences(sentences: Sequence[Sentence], vault: Vault) -> list[SentenceOut]:
    return [sentence_out(sentence, vault) for sentence in sentences]


def _citations(citations: Sequence[Citation]) -> list[CitationOut]:
    return [CitationOut(**asdict(citation)) for citation in citations]
