import json
from dataclasses import replace
from datetime import UTC, datetime

from redaction.entities import Entity
from redaction.text import RedactedText
from service.model.reply import Draft, Refusal, Sentence, Suggestion
from service.storage.bodies import suggestion_from_json, suggestion_to_json

SUGGESTION = Suggestion(
    id="s-1",
    ticket_id="t-1",
    message_id="m-1",
    reply=Refusal("weak_evidence", 0.25, "extractive"),
    hits=(),
    entities=(Entity(0, 4, "PERSON", 0.85),),
    created_at=datetime(2026, 1, 2, tzinfo=UTC),
    timings_ms={"total": 12.5},
)


def test_a_suggestion_is_read_as_it_was_written() -> None:
    assert suggestion_from_json(suggestion_to_json(SUGGESTION)) == SUGGESTION


def test_a_draft_said_again_is_kept_with_the_one_before() -> None:
    first = Draft((Sentence(RedactedText("Hold it."), "partly", faults=("condition",)),), 0.9, "x")
    rewritten = replace(SUGGESTION, reply=replace(first, writer="y"), original=first)
    assert suggestion_from_json(suggestion_to_json(rewritten)) == rewritten


def test_a_suggestion_of_an_earlier_version_is_read() -> None:
    body = json.loads(suggestion_to_json(SUGGESTION))
    del body["original"]
    for field in ("concern", "question", "sides", "unproven"):
        del body["reply"][field]
    assert suggestion_from_json(json.dumps(body)) == SUGGESTION


def test_no_score_has_as_many_digits_as_somebody_s_number() -> None:
    sure = replace(SUGGESTION.reply, confidence=0.1234567890123)
    written = replace(SUGGESTION, reply=sure, timings_ms={"total": 12.345678901234})
    body = json.loads(suggestion_to_json(written))
    assert body["reply"]["confidence"] == 0.123457
    assert body["timings_ms"]["total"] == 12.345679
