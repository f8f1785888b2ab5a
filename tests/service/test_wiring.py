import os
import subprocess
import sys
from pathlib import Path

import pytest

from retrieval.articles import Article, Span, SplitArticle
from retrieval.embedding.hashing import HashEmbedder
from service.errors import SettingsError, UnknownProfileError
from service.settings import Settings
from service.wiring.house import open_house

pytestmark = [pytest.mark.slow, pytest.mark.models]

ASK = """
import asyncio, sys
from datetime import UTC, datetime
from service.model.ticket import Message, Ticket
from service.settings import Settings
from service.wiring.house import open_house
message = Message("m", "customer", "I am Ada Lovelace. How do I pair a lamp?", datetime.now(UTC))
offer = asyncio.run(open_house(Settings()).desk.draft(Ticket("t", "", (message,))))
assert offer.suggestion.entities
heavy = {"torch", "transformers", "sentence_transformers", "openai"} & set(sys.modules)
assert not heavy, heavy
"""


def test_it_works(tmp_path: Path) -> None:
    house = open_house(Settings(home=tmp_path))
    assert house.library.audit().problems == ()
    assert house.storage.tickets.count() == 0
    assert {path.name for path in tmp_path.iterdir()} >= {"library.db", "desk.db", "vault.key"}
    house.library.close()


def test_the_desk_hides_a_companys_own_kinds_by_its_own_profile(tmp_path: Path) -> None:
    file = tmp_path / "acme.toml"
    file.write_text(
        '[[kind]]\nname = "MEMBER_NO"\npattern = "MB-[0-9]{6}"\nexamples = ["MB-123456"]\n'
        '[profile]\nhide = ["ORDER"]\nkeep = ["EMAIL"]\n'
    )
    house = open_house(Settings(home=tmp_path / "home", redaction=file))
    redaction = house.redactor.redact("I am ada@example.com, MB-123456, order number 48213377")
    assert redaction.text == "I am ada@example.com, <MEMBER_NO_1>, order number <ORDER_1>"
    assert "company" in house.profiles
    house.library.close()


def test_a_profile_that_is_not_there_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(UnknownProfileError, match="support, pci, hipaa, gdpr_strict"):
        open_house(Settings(home=tmp_path, redaction_profile="hippa"))


def test_a_settings_file_that_is_not_there_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"nix\.toml"):
        open_house(Settings(home=tmp_path, redaction=tmp_path / "nix.toml"))


@pytest.mark.parametrize("setting", ["embedder", "reranker"])
def test_a_model_that_is_not_there_stops_the_start(tmp_path: Path, setting: str) -> None:
    settings = Settings(home=tmp_path, **{setting: str(tmp_path / "nix")})
    with pytest.raises(SettingsError, match="nix cannot be loaded"):
        open_house(settings)


def test_the_reranker_that_is_set_reads_what_a_search_finds(
    tmp_path: Path, cross_encoder: Path
) -> None:
    settings = Settings(
        home=tmp_path, reranker=str(cross_encoder), reranker_depth=1, reranker_deadline_s=30
    )
    house = open_house(settings, HashEmbedder())
    texts = {"pair": "Hold the button to pair the lamp.", "bill": "The lamp is on the bill."}
    house.library.put(
        [
            SplitArticle(Article(name, "", text), (Span(0, len(text)),))
            for name, text in texts.items()
        ]
    )
    hits = house.library.search("pair the lamp")
    assert [sorted(hit.legs.keys() - {"dense", "keywords"}) for hit in hits] == [["reranker"], []]
    house.library.close()


def test_a_draft_without_a_language_model_imports_nothing_heavy(tmp_path: Path) -> None:
    environment = {**os.environ, "DESKPROOF_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
