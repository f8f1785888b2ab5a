from fastapi.testclient import TestClient


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
