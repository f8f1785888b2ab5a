import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from redaction.text import RedactedText
from service.house import House
from service.model.reply import Citation, Refusal, Sentence

STREAM = {"accept": "text/event-stream"}
SIDE = Citation("pair", "Pair a lamp", "", "pair#0", 0, 4, "To p")


def suggest(client: TestClient, ticket_id: str) -> dict[str, object]:
    answer = client.post(f"/v1/tickets/{ticket_id}/suggestions")
    assert answer.status_code == 200
    body: dict[str, object] = answer.json()
    return body


def test_it_works(client: TestClient, ticket_id: str) -> None:
    suggestion = suggest(client, ticket_id)
    assert suggestion["kind"] == "draft"
    assert suggestion["text"].startswith("Hello Ada Lovelace,")
    assert suggestion["redacted_text"].startswith("Hello <PERSON_1>,")


def test_every_quote_stands_in_its_article(client: TestClient, ticket_id: str) -> None:
    citations = [c for s in suggest(client, ticket_id)["sentences"] for c in s["citations"]]
    assert citations
    for citation in citations:
        article = client.get(f"/v1/articles/{citation['article_id']}").json()
        assert article["text"][citation["start"] : citation["end"]] == citation["quote"]


def test_entities_point_into_the_message(client: TestClient) -> None:
    text = "Write to ada@example.com about the lamp."
    suggestion = client.post("/v1/suggestions", json={"text": text}).json()
    assert [text[e["start"] : e["end"]] for e in suggestion["entities"]] == ["ada@example.com"]
    assert suggestion["id"] is None


def test_accepting_sends_the_reply(client: TestClient, ticket_id: str) -> None:
    suggestion = suggest(client, ticket_id)
    address = f"/v1/suggestions/{suggestion['id']}/decision"
    assert client.get(address).status_code == 404
    decision = client.post(address, json={"action": "accepted"})
    assert decision.status_code == 201
    assert decision.json()["sent_at"]
    assert client.get(address).json()["by"] == "key:tests"
    ticket = client.get(f"/v1/tickets/{ticket_id}").json()
    assert ticket["messages"][-1]["author"] == "agent"
    assert ticket["status"] == "answered"


def test_a_double_decision_is_refused(client: TestClient, ticket_id: str) -> None:
    suggestion = suggest(client, ticket_id)
    address = f"/v1/suggestions/{suggestion['id']}/decision"
    assert client.post(address, json={"action": "accepted"}).status_code == 201
    again = client.post(address, json={"action": "rejected", "reason": "wrong"})
    assert again.status_code == 409
    assert again.json()["title"] == "Already decided"


def test_an_unfinished_decision_is_refused(client: TestClient, ticket_id: str) -> None:
    suggestion = suggest(client, ticket_id)
    address = f"/v1/suggestions/{suggestion['id']}/decision"
    for body in ({"action": "rejected"}, {"action": "edited"}, {"action": "sent"}, {}):
        assert client.post(address, json=body).status_code == 422
    assert client.get(f"/v1/suggestions/{suggestion['id']}").json()["state"] == "waiting"


def events(answer: Any) -> list[tuple[str, Any]]:
    assert answer.headers["content-type"].startswith("text/event-stream")
    told = (block.split("\n") for block in answer.text.split("\n\n") if block)
    return [
        (lines[0].removeprefix("event: "), json.loads(lines[1].removeprefix("data: ")))
        for lines in told
        if lines[0].startswith("event: ")
    ]


def test_sentences_are_streamed_and_then_the_whole(client: TestClient, ticket_id: str) -> None:
    address = f"/v1/tickets/{ticket_id}/suggestions"
    told = events(client.post(address, headers=STREAM))
    assert told[0][1]["text"] == "Hello Ada Lovelace,"
    name, whole = told[-1]
    assert name == "suggestion"
    assert [data for name, data in told if name == "sentence"] == whole["sentences"]
    assert suggest(client, ticket_id) == whole
    assert events(client.post(address, headers=STREAM)) == [("suggestion", whole)]


def test_a_text_is_drafted_in_a_stream_too(client: TestClient) -> None:
    body = {"text": "How do I pair a lamp?"}
    told = events(client.post("/v1/suggestions", json=body, headers=STREAM))
    assert len(told) > 1
    assert told[-1][1]["id"] is None


def test_a_stream_of_no_ticket_is_not_found(client: TestClient) -> None:
    answer = client.post("/v1/tickets/nope/suggestions", headers=STREAM)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_sentence_says_how_well_it_is_proven(client: TestClient, ticket_id: str) -> None:
    sentence = suggest(client, ticket_id)["sentences"][1]
    assert (sentence["verdict"], sentence["faults"]) == ("supported", [])
    assert 0 < sentence["score"] <= 1
    assert sentence["lead"] == "\n\n"


def test_a_refusal_shows_all_that_goes_with_it(
    client: TestClient, ticket_id: str, house: House, dictated: Any
) -> None:
    unproven = Sentence(
        RedactedText("We paid <PERSON_1> back."), "unsupported", (), " ", 0.1, ("promise",)
    )
    dictated.reply = Refusal(
        "unclear",
        0.8,
        "x",
        question=RedactedText("Which one, <PERSON_1>?"),
        sides=(SIDE,),
        unproven=(unproven,),
    )
    house.desk._writer = dictated
    refusal = suggest(client, ticket_id)
    assert (refusal["kind"], refusal["reason"], refusal["concern"]) == ("refusal", "unclear", None)
    assert refusal["question"] == "Which one, Ada Lovelace?"
    assert refusal["sides"][0]["quote"] == "To p"
    assert refusal["unproven"][0]["text"] == "We paid Ada Lovelace back."
    assert refusal["unproven"][0]["faults"] == ["promise"]


def test_a_draft_is_said_again_and_taken_back(client: TestClient, ticket_id: str) -> None:
    first = suggest(client, ticket_id)
    address = f"/v1/suggestions/{first['id']}/rewrites"
    shorter = client.post(address, json={"manner": "shorter"}).json()
    assert len(shorter["text"]) < len(first["text"])
    assert shorter["is_rewritten"]
    assert suggest(client, ticket_id)["draft_id"] == shorter["draft_id"] != first["draft_id"]
    back = client.post(address, json={"manner": "original"}).json()
    assert (back["text"], back["is_rewritten"]) == (first["text"], False)


@pytest.mark.parametrize(
    "body",
    [{}, {"manner": "louder"}, {"manner": "translated"}, {"manner": "shorter", "language": "x y"}],
)
def test_a_rewriting_that_makes_no_sense_is_refused(
    client: TestClient, ticket_id: str, body: dict[str, str]
) -> None:
    address = f"/v1/suggestions/{suggest(client, ticket_id)['id']}/rewrites"
    assert client.post(address, json=body).status_code == 422


def test_a_decision_on_words_that_were_said_again_is_refused(
    client: TestClient, ticket_id: str
) -> None:
    first = suggest(client, ticket_id)
    address = f"/v1/suggestions/{first['id']}"
    client.post(f"{address}/rewrites", json={"manner": "shorter"})
    choice = {"action": "accepted", "draft_id": first["draft_id"]}
    assert client.post(f"{address}/decision", json=choice).status_code == 409
    assert client.get(address).json()["state"] == "waiting"


def test_nothing_is_said_again_once_it_is_decided(client: TestClient, ticket_id: str) -> None:
    address = f"/v1/suggestions/{suggest(client, ticket_id)['id']}"
    client.post(f"{address}/decision", json={"action": "accepted"})
    assert client.post(f"{address}/rewrites", json={"manner": "shorter"}).status_code == 409
    missing = client.post("/v1/suggestions/nope/rewrites", json={"manner": "shorter"})
    assert missing.status_code == 404


def test_a_manner_that_needs_a_model_says_so(
    client: TestClient, ticket_id: str, house: House
) -> None:
    house.desk._editor = None
    address = f"/v1/suggestions/{suggest(client, ticket_id)['id']}/rewrites"
    answer = client.post(address, json={"manner": "warmer"})
    assert answer.status_code == 503
    assert "The draft stays as it is." in answer.json()["help"]


def test_a_ticket_is_summed_up_restored(client: TestClient, ticket_id: str) -> None:
    summary = client.get(f"/v1/tickets/{ticket_id}/summary").json()
    assert summary["summary"]
    assert summary["ask_next"] == ["Which lamp is it?"]
    assert client.get("/v1/tickets/nope/summary").status_code == 404
