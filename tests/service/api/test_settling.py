import asyncio

import pytest

from redaction.text import RedactedText
from redaction.vault import Vault
from service.api import settling
from service.api.settling import Settling
from service.model.reply import Sentence

ONE, TWO = (Sentence(RedactedText(words), "courtesy") for words in ("One.", "Two."))


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "SETTLES_S", 0.02)


async def test_it_works() -> None:
    shown: list[tuple[Sentence, ...]] = []
    heard = Settling(lambda sentences, _: shown.append(tuple(sentences)))
    heard.hear(ONE, Vault())
    await asyncio.sleep(0.1)
    heard.hear(TWO, Vault())
    await asyncio.sleep(0.1)
    assert shown == [(ONE,), (ONE, TWO)]


async def test_what_comes_at_once_is_shown_at_once_and_no_sooner() -> None:
    shown: list[tuple[Sentence, ...]] = []
    heard = Settling(lambda sentences, _: shown.append(tuple(sentences)))
    heard.hear(ONE, Vault())
    heard.hear(TWO, Vault())
    await asyncio.sleep(0)
    assert shown == []
    await asyncio.sleep(0.1)
    assert shown == [(ONE, TWO)]


async def test_a_writer_may_say_its_sentences_in_a_thread_of_its_own() -> None:
    shown: list[tuple[Sentence, ...]] = []
    heard = Settling(lambda sentences, _: shown.append(tuple(sentences)))
    await asyncio.to_thread(heard.hear, ONE, Vault())
    await asyncio.sleep(0.1)
    assert shown == [(ONE,)]
