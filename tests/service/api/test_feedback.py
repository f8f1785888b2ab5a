from typing import Any

import pytest
from fastapi.testclient import TestClient

TEXT = "Zoli here. How do I pair my lamp with the app? Tell ZOLI or ada@example.com. Bye"


@pytest.fixture
def ticket_id(client: TestClient) -> str:
    body = {"id": "1042", "subject": "Zoli has a lamp", "text": TEXT, "brand": "acme"}
    assert client.post("/v1/tickets", json=body).status_code == 201
    return "1042"


def message(client: TestClient, ticket_id: str) -> dict[str, str]:
    found: dict[str, str] = client.get(f"/v1/tickets/{ticket_id}").json()["messages"][0]
    return found


def report(client: TestClient, ticket_id: str, **body: Any) -> Any:
    told = message(client, ticket_id)
    body = {"what": "miss", "message_id": told["id"], "kind": "PERSON", **body}
    return client.post(f"/v1/tickets/{ticket_id}/redaction-reports", json=body)


def test_it_works(client: TestClient, ticket_id: str) -> None:
    made = report(client, ticket_id, start=0, end=4)
    assert made.status_code == 201
    kept = made.json()
    assert kept["text"].startswith("<PERSON_1> here.")
    assert kept["spans"][0] == {"start": 0, "end": 10}
    assert (kept["what"], kept["kind"], kept["shape"]) == ("miss", "PERSON", "Xxxx")
    assert kept["by"] == "key:tests"
    assert "oli" not in made.text
    assert "oli" not in client.get(f"/v1/tickets/{ticket_id}").text
    assert client.get("/v1/redaction-reports").json() == {"reports": [kept], "next": None}


def test_a_miss_is_hidden_wherever_it_occurs(client: TestClient, ticket_id: str) -> None:
    report(client, ticket_id, start=0, end=4)
    ticket = client.get(f"/v1/tickets/{ticket_id}").json()
    assert ticket["subject"] == "<PERSON_1> has a lamp"
    assert ticket["messages"][0]["text"].count("<PERSON_1>") == 2
    assert ticket["messages"][0]["text"].count("<EMAIL_1>") == 1
    client.post(f"/v1/tickets/{ticket_id}/messages", json={"text": "zoli again, any news?"})
    later = client.get(f"/v1/tickets/{ticket_id}").json()["messages"][-1]["text"]
    assert later == "<PERSON_1> again, any news?"


def test_those_who_may_look_still_see_it(client: TestClient, ticket_id: str) -> None:
    report(client, ticket_id, start=0, end=4)
    body = {"placeholders": ["<PERSON_1>"]}
    seen = client.post(f"/v1/tickets/{ticket_id}/reveal", json=body).json()
    assert seen == {"values": {"<PERSON_1>": "Zoli"}}


def test_a_waiting_suggestion_goes_stale_and_the_next_is_another(
    client: TestClient, ticket_id: str
) -> None:
    first = client.post(f"/v1/tickets/{ticket_id}/suggestions").json()
    report(client, ticket_id, start=0, end=4)
    assert client.get(f"/v1/suggestions/{first['id']}").json()["state"] == "stale"
    second = client.post(f"/v1/tickets/{ticket_id}/suggestions").json()
    assert second["id"] != first["id"]
    assert second["state"] == "waiting"
    assert "Zoli" not in second["redacted_text"]
    decided = client.post(f"/v1/suggestions/{first['id']}/decision", json={"action": "accepted"})
    assert decided.status_code == 409


@pytest.mark.parametrize("span", [{"start": 0, "end": 4}, {"start": 0, "end": 4, "words": "Zoli"}])
def test_the_same_miss_twice_is_one_report(
    client: TestClient, ticket_id: str, span: dict[str, Any]
) -> None:
    first = report(client, ticket_id, **span)
    suggestion = client.post(f"/v1/tickets/{ticket_id}/suggestions").json()
    again = report(client, ticket_id, **span)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == first.json()
    assert len(client.get("/v1/redaction-reports").json()["reports"]) == 1
    assert client.get(f"/v1/suggestions/{suggestion['id']}").json()["state"] == "waiting"


def test_words_that_moved_are_refused_and_nothing_else_is_hidden(
    client: TestClient, ticket_id: str
) -> None:
    report(client, ticket_id, start=0, end=4)
    before = message(client, ticket_id)["text"]
    answer = report(client, ticket_id, start=15, end=19, words="pair")
    assert answer.status_code == 409
    assert answer.headers["content-type"] == "application/problem+json"
    assert message(client, ticket_id)["text"] == before


def test_a_false_hit_is_reported_once_and_stays_hidden(client: TestClient, ticket_id: str) -> None:
    body = {"what": "false_hit", "kind": None, "placeholder": "<EMAIL_1>"}
    made = report(client, ticket_id, **body)
    assert made.status_code == 201
    assert (made.json()["kind"], made.json()["shape"]) == ("EMAIL", "xxx@xxxxxxx.xxx")
    assert report(client, ticket_id, **body).status_code == 200
    assert len(client.get("/v1/redaction-reports").json()["reports"]) == 1
    assert "ada@example.com" not in client.get(f"/v1/tickets/{ticket_id}").text


def test_the_subject_can_be_meant(client: TestClient, ticket_id: str) -> None:
    made = report(client, ticket_id, message_id="", start=0, end=4)
    assert made.json()["text"] == "<PERSON_1> has a lamp"
    assert message(client, ticket_id)["text"].startswith("<PERSON_1> here")


@pytest.mark.parametrize(
    "body",
    [
        {"start": 0, "end": 10_000},
        {"start": 4, "end": 4},
        {"start": 9, "end": 3},
        {"start": -1, "end": 3},
        {"start": 4, "end": 5},  # white space alone
        {"start": 18, "end": 19},  # "I", which is everywhere
        {"start": 62, "end": 66},  # into a placeholder
        {"start": 0, "end": 4, "kind": "person"},
        {"start": 0, "end": 4, "kind": "P" * 40},
        {"start": 0, "end": 4, "kind": None},
        {"start": 0, "end": None},
        {"start": "Zoli", "end": 4},
        {"start": 0, "end": 4, "words": "x" * 501},
        {"start": 0, "end": 4, "secret": "Zoli"},
        {"what": "other", "start": 0, "end": 4},
        {"what": "false_hit"},
        {"what": "false_hit", "placeholder": "<PERSON_9>"},
        {"what": "false_hit", "placeholder": "Zoli"},
        {"what": "false_hit", "placeholder": ""},
    ],
)
def test_what_cannot_be_done_changes_nothing(
    client: TestClient, ticket_id: str, body: dict[str, Any]
) -> None:
    before = client.get(f"/v1/tickets/{ticket_id}").json()
    answer = report(client, ticket_id, **body)
    assert answer.status_code == 422, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert "Zoli" not in answer.text
    assert client.get(f"/v1/tickets/{ticket_id}").json() == before
    assert client.get("/v1/redaction-reports").json()["reports"] == []


def test_a_long_span_is_refused(client: TestClient) -> None:
    client.post("/v1/tickets", json={"id": "long", "text": "lamp " * 2_000})
    answer = report(client, "long", start=0, end=5_000)
    assert answer.status_code == 422
    assert "300 characters" in answer.json()["detail"]


def test_a_part_of_a_word_hides_the_word(client: TestClient, ticket_id: str) -> None:
    report(client, ticket_id, start=1, end=3)
    assert message(client, ticket_id)["text"].startswith("<PERSON_1> here.")


def test_a_missing_ticket_or_message_is_not_found(client: TestClient, ticket_id: str) -> None:
    missing = report(client, ticket_id, message_id="nope", start=0, end=4)
    assert missing.status_code == 404
    body = {"what": "miss", "kind": "PERSON", "start": 0, "end": 4}
    assert client.post("/v1/tickets/nope/redaction-reports", json=body).status_code == 404


def test_a_stranger_reports_and_reads_nothing(anonymous: TestClient) -> None:
    body = {"what": "false_hit", "placeholder": "<EMAIL_1>"}
    assert anonymous.post("/v1/tickets/1/redaction-reports", json=body).status_code == 401
    assert anonymous.get("/v1/redaction-reports").status_code == 401


def test_the_reports_are_paged_to_their_end(client: TestClient, ticket_id: str) -> None:
    for word in ("pair", "lamp", "app"):
        start = message(client, ticket_id)["text"].index(word)
        made = report(client, ticket_id, kind="OTHER", start=start, end=start + len(word))
        assert made.status_code == 201
    seen, cursor = [], ""
    for _ in range(9):
        page = client.get("/v1/redaction-reports", params={"limit": 2, "cursor": cursor}).json()
        seen += [one["placeholder"] for one in page["reports"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert seen == ["<OTHER_3>", "<OTHER_2>", "<OTHER_1>"]
    assert client.get("/v1/redaction-reports", params={"cursor": "%%"}).status_code == 422
