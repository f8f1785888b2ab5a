from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from structlog.testing import capture_logs

from retrieval.library import Library
from retrieval.library.waiting import Waiting
from service.app import create_app
from service.house import House
from service.settings import Settings


def started(house: House, home: Path) -> list[str]:
    app = create_app(Settings(home=home), lambda: house, session_key="k" * 43)
    with capture_logs() as logs, TestClient(app):
        pass
    return [line["why"] for line in logs if line["event"] == "library_waits"]


def test_a_server_that_compares_words_alone_says_so(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = Waiting("new", "old", articles_ready=1, articles=3)
    monkeypatch.setattr(Library, "waiting", lambda _: waiting)
    (why,) = started(house, tmp_path)
    assert "1 of 3 articles" in why


def test_a_server_with_its_own_vectors_says_nothing(house: House, tmp_path: Path) -> None:
    assert started(house, tmp_path) == []
