"""The application on a small house, and a client with an API key."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from service.app import create_app
from service.house import House
from service.settings import Settings


@pytest.fixture
def anonymous(house: House, tmp_path: Path) -> Iterator[TestClient]:
    settings = Settings(home=tmp_path, max_request_bytes=20_000)
    app = create_app(settings, lambda: house, session_key="k" * 43)
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def client(anonymous: TestClient, house: House) -> TestClient:
    anonymous.headers["Authorization"] = f"Bearer {house.access.create_key('tests')}"
    return anonymous


@pytest.fixture
def ticket_id(client: TestClient) -> str:
    body = {
        "id": "1042",
        "subject": "Lamp does not pair",
        "text": "How do I pair my lamp with the app? I am at ada@example.com. Ada Lovelace",
        "requester": {"name": "Ada Lovelace", "email": "ada@example.com"},
        "brand": "acme",
    }
    assert client.post("/v1/tickets", json=body).status_code == 201
    return "1042"
