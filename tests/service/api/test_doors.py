"""What is true of every door: who may enter, how errors look, what is logged."""

import pytest
from fastapi.testclient import TestClient

from service.api.problems import status_of
from service.errors import RedactionUnavailableError
from service.house import House

SECRET = "ada.lovelace@example.com"


def test_it_works(client: TestClient) -> None:
    assert client.get("/health/live").json() == {"status": "live"}
    assert client.get("/health/ready").json()["status"] == "ready"
    assert "deskproof_request_seconds" in client.get("/metrics").text


def test_every_door_wants_to_know_who_asks(anonymous: TestClient) -> None:
    paths = anonymous.get("/openapi.json").json()["paths"]
    doors = [(m, p) for p, methods in paths.items() for m in methods if p.startswith("/v1")]
    assert len(doors) >= 12
    for method, path in doors:
        answer = anonymous.request(method, path, json={})
        assert answer.status_code == 401, (method, path)
        assert answer.headers["content-type"] == "application/problem+json"


def test_a_wrong_key_is_refused(anonymous: TestClient) -> None:
    answer = anonymous.get("/v1/tickets", headers={"Authorization": "Bearer dp_wrong"})
    assert answer.status_code == 401


def test_an_invalid_body_is_named_but_never_quoted(client: TestClient) -> None:
    answer = client.post("/v1/tickets", json={"text": {"mail": SECRET}, "surprise": SECRET})
    assert answer.status_code == 422
    assert "text" in answer.json()["detail"]
    assert SECRET not in answer.text


def test_a_field_that_is_not_known_is_not_quoted_either(client: TestClient) -> None:
    answer = client.post("/v1/tickets", json={"text": "hello", SECRET: "x", "txet": "y"})
    assert answer.status_code == 422
    assert "unknown field: Extra inputs" in answer.json()["detail"]
    assert "txet: Extra inputs" in answer.json()["detail"]
    assert SECRET not in answer.text


def test_broken_json_is_a_problem(client: TestClient) -> None:
    headers = {"content-type": "application/json"}
    answer = client.post("/v1/tickets", content=b'{"text": "' + SECRET.encode(), headers=headers)
    assert answer.status_code == 422
    assert SECRET not in answer.text


def test_a_body_over_the_limit_is_refused(client: TestClient) -> None:
    answer = client.post("/v1/tickets", json={"text": "x" * 30_000})
    assert answer.status_code == 413
    assert answer.json()["title"] == "Too large"


def test_a_body_of_unsaid_length_is_counted(client: TestClient) -> None:
    pieces = (b"x" * 1000 for _ in range(30))
    answer = client.post("/v1/tickets", content=pieces)
    assert answer.status_code == 413


def test_a_missing_address_is_a_problem(client: TestClient) -> None:
    answer = client.get("/v1/nowhere")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_failing_redactor_stops_everything(
    client: TestClient, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(text: str) -> list[object]:
        raise RuntimeError(f"cannot read {text}")

    monkeypatch.setattr(house.redactor._detector, "detect", broken)
    answer = client.post("/v1/tickets", json={"id": "x", "text": f"I am {SECRET}"})
    assert answer.status_code == 503
    assert answer.json()["retryable"]
    assert answer.headers["retry-after"]
    assert SECRET not in answer.text
    assert client.get("/v1/tickets/x").status_code == 404


def test_an_unexpected_error_tells_nothing(
    client: TestClient,
    house: House,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    async def broken(ticket: object) -> bool:
        raise RuntimeError(f"cannot keep {ticket}")

    monkeypatch.setattr(type(house.inbox), "create", lambda _self, ticket: broken(ticket))
    answer = client.post("/v1/tickets", json={"text": f"I am {SECRET}"})
    assert answer.status_code == 500
    assert SECRET not in answer.text
    assert SECRET not in "".join(capsys.readouterr())


def test_errors_know_their_status() -> None:
    assert status_of(RedactionUnavailableError("x")) == 503


def test_logs_hold_routes_and_never_words(
    client: TestClient, ticket_id: str, capsys: pytest.CaptureFixture[str]
) -> None:
    client.get(f"/v1/tickets/{ticket_id}")
    client.post("/v1/search", json={"query": f"{SECRET} lamp"})
    client.get("/v1/tickets", params={"cursor": SECRET})
    suggestion = client.post(f"/v1/tickets/{ticket_id}/suggestions").json()
    client.post(f"/v1/suggestions/{suggestion['id']}/rewrites", json={"manner": "shorter"})
    client.get(f"/v1/tickets/{ticket_id}/summary")
    logged = "".join(capsys.readouterr())
    assert "/v1/tickets/{ticket_id}" in logged
    for word in (SECRET, "Ada", "pair my lamp"):
        assert word not in logged
