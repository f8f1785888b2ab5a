from fastapi.testclient import TestClient

from service.house import House


def test_it_works(client: TestClient, ticket_id: str) -> None:
    ticket = client.get(f"/v1/tickets/{ticket_id}").json()
    assert ticket["subject"] == "Lamp does not pair"
    assert ticket["requester"]["name"] == "<PERSON_1>"
    assert "pair my lamp" in ticket["messages"][0]["text"]
    assert ticket["hidden"] == {"PERSON": 1, "EMAIL": 1}


def test_no_answer_holds_personal_data(client: TestClient, ticket_id: str) -> None:
    for path in (f"/v1/tickets/{ticket_id}", "/v1/tickets"):
        assert "Ada" not in client.get(path).text
        assert "example.com" not in client.get(path).text


def test_a_ticket_is_made_once(client: TestClient, ticket_id: str) -> None:
    again = client.post("/v1/tickets", json={"id": ticket_id, "text": "Something else"})
    assert again.status_code == 200
    assert "pair my lamp" in again.json()["messages"][0]["text"]


def test_a_new_ticket_says_where_it_is(client: TestClient) -> None:
    made = client.post("/v1/tickets", json={"text": "The lamp is broken."})
    assert made.status_code == 201
    assert client.get(made.headers["Location"]).json()["id"] == made.json()["id"]


def test_the_queue_is_paged_to_its_end(client: TestClient) -> None:
    for number in range(5):
        client.post("/v1/tickets", json={"id": f"t{number}", "text": "The lamp is broken."})
    seen, cursor = [], ""
    for _ in range(9):
        page = client.get("/v1/tickets", params={"limit": 2, "cursor": cursor}).json()
        seen += [ticket["id"] for ticket in page["tickets"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert seen == ["t4", "t3", "t2", "t1", "t0"]


def test_a_foreign_cursor_is_refused(client: TestClient) -> None:
    for cursor in ("%%%", "bm90IGEgY3Vyc29y", "AAAA"):
        answer = client.get("/v1/tickets", params={"cursor": cursor})
        assert answer.status_code == 422
        assert answer.headers["content-type"] == "application/problem+json"


def test_a_message_is_added_and_makes_suggestions_stale(client: TestClient, ticket_id: str) -> None:
    suggestion = client.post(f"/v1/tickets/{ticket_id}/suggestions").json()
    added = client.post(f"/v1/tickets/{ticket_id}/messages", json={"text": "Thanks, solved!"})
    assert added.status_code == 201
    assert len(added.json()["messages"]) == 2
    assert client.get(f"/v1/suggestions/{suggestion['id']}").json()["state"] == "stale"


def test_a_message_with_an_id_is_added_once(client: TestClient, ticket_id: str) -> None:
    body = {"text": "Hello?", "id": "vendor-7"}
    for _ in range(2):
        answer = client.post(f"/v1/tickets/{ticket_id}/messages", json=body)
    assert len(answer.json()["messages"]) == 2


def test_a_look_at_hidden_values_is_recorded(
    client: TestClient, ticket_id: str, house: House
) -> None:
    body = {"placeholders": ["<PERSON_1>", "<PERSON_9>"]}
    answer = client.post(f"/v1/tickets/{ticket_id}/reveal", json=body)
    assert answer.json() == {"values": {"<PERSON_1>": "Ada Lovelace"}}
    looks = house.storage.access.looks(ticket_id)
    assert [(look.placeholder, look.by) for look in looks] == [("<PERSON_1>", "key:tests")]


def test_a_missing_ticket_is_a_problem(client: TestClient) -> None:
    for answer in (
        client.get("/v1/tickets/nope"),
        client.post("/v1/tickets/nope/messages", json={"text": "Hello"}),
        client.post("/v1/tickets/nope/suggestions"),
        client.post("/v1/tickets/nope/reveal", json={"placeholders": ["<PERSON_1>"]}),
    ):
        assert answer.status_code == 404
        assert answer.json()["detail"] == "There is no such ticket."


def test_hostile_text_is_kept_and_comes_back_as_text(client: TestClient) -> None:
    text = "<PERSON_1> \u202e \x00 <script>alert(1)</script> {{7*7}} ' OR 1=1 --"
    made = client.post("/v1/tickets", json={"id": "h", "text": text})
    assert made.status_code == 201
    assert "<script>" in made.json()["messages"][0]["text"]
    revealed = client.post("/v1/tickets/h/reveal", json={"placeholders": ["<PERSON_1>"]})
    assert revealed.json() == {"values": {}}


def test_what_is_hidden_is_erased_and_the_redacted_text_stays(
    client: TestClient, ticket_id: str
) -> None:
    path = f"/v1/tickets/{ticket_id}"
    before = client.get(path).json()
    assert before["erased_at"] is None
    erased = client.delete(f"{path}/vault")
    assert erased.status_code == 200
    assert erased.json()["erased_at"]
    assert client.get(path).json()["messages"] == before["messages"]
    reveal = client.post(f"{path}/reveal", json={"placeholders": ["<PERSON_1>"]})
    assert reveal.status_code == 410
    assert reveal.json()["title"] == "Vault erased"
    assert client.post(f"{path}/messages", json={"text": "Hello?"}).status_code == 410
    assert client.delete(f"{path}/vault").json()["erased_at"] == erased.json()["erased_at"]
    assert client.delete("/v1/tickets/nope/vault").status_code == 404
