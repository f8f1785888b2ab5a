"""`deskproof sync https://…`: an address is a site, and a private one needs leave."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from ingest.fetching.addresses import INTRANET, Network
from ingest.fetching.fetcher import Fetcher
from ingest.sources.source import Source
from service.cli import syncing

RUNNER = CliRunner()


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> list[tuple[str, Sequence[Network]]]:
    """Note what would be synced, and which networks it might reach, instead of doing it."""
    monkeypatch.setenv("DESKPROOF_HOME", str(tmp_path))
    monkeypatch.setenv("DESKPROOF_COMPANY", "Acme")
    seen: list[tuple[str, Sequence[Network]]] = []
    allowed: list[Sequence[Network]] = []

    class Noted(Fetcher):
        def __init__(self, site: Any, agent: str, *, also: Sequence[Network], **rest: Any) -> None:
            assert agent.startswith("Deskproof/")
            assert "Acme" in agent
            allowed.append(also)
            super().__init__(site, agent, also=also, **rest)

    def note(source: Source, *, allow_empty: bool, as_json: bool) -> None:
        assert not allow_empty
        seen.append((source.key, allowed[-1]))
        typer.echo(json.dumps(as_json))

    monkeypatch.setattr("ingest.fetching.fetcher.Fetcher", Noted)
    monkeypatch.setattr(syncing, "_sync", note)
    return seen


def test_it_works(synced: list[tuple[str, Sequence[Network]]]) -> None:
    done = RUNNER.invoke(syncing.app, ["https://help.acme.example/sitemap.xml", "--json"])
    assert (done.exit_code, done.output) == (0, "true\n")
    assert synced == [("sitemap:https://help.acme.example/sitemap.xml", ())]


def test_a_private_address_needs_leave(synced: list[tuple[str, Sequence[Network]]]) -> None:
    RUNNER.invoke(syncing.app, ["site", "http://wiki.acme.example", "--allow-private"])
    assert synced == [("sitemap:http://wiki.acme.example/", INTRANET)]


def test_help_says_what_the_leave_is_for() -> None:
    done = RUNNER.invoke(syncing.app, ["site", "--help"], env={"COLUMNS": "100"})
    assert "--allow-private" in done.output
    assert "intranet" in done.output


@pytest.mark.parametrize(
    "address", ["https://ada:secret@help.acme.example/", "http://", "https://[::1"]
)
def test_what_is_no_site_gets_a_sentence(
    address: str, synced: list[tuple[str, Sequence[Network]]]
) -> None:
    done = RUNNER.invoke(syncing.app, [address])
    assert type(done.exception).__name__ == "InvalidRequestError"
    assert synced == []
