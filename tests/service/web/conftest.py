"""The pages as a browser gets them, with Ben signed in where a test asks for him."""

import base64
import json
from collections.abc import Iterator

import pytest
from itsdangerous import TimestampSigner
from starlette.testclient import TestClient

from retrieval.embedding.hashing import HashEmbedder
from service.app import create_app
from service.drafting.extracting.writer import ExtractiveWriter
from service.drafting.port import Writer
from service.drafting.voice import Voice
from service.house import House
from service.model.access import Agent
from service.settings import Settings

EMAIL = "ben@acme.example"
SESSION_KEY = "k" * 32


@pytest.fixture
def writer(embedder: HashEmbedder) -> Writer:
    """Drafts on the weakest evidence, which is all that hashed words give."""
    return ExtractiveWriter(embedder, Voice("The Acme team"))


@pytest.fixture
def visitor(house: House) -> Iterator[TestClient]:
    app = create_app(Settings(), lambda: house, SESSION_KEY)
    with TestClient(app, headers={"Accept": "text/html"}, follow_redirects=False) as client:
        yield client


@pytest.fixture
def ben(visitor: TestClient, house: House) -> TestClient:
    """A visitor with the cookie that signing in gives, without the time that a password costs."""
    house.storage.access.add_agent(Agent(EMAIL, "Ben", "no password"))
    session = base64.b64encode(json.dumps({"email": EMAIL, "csrf": "token"}).encode())
    visitor.cookies.set("deskproof", TimestampSigner(SESSION_KEY).sign(session).decode())
    return visitor
