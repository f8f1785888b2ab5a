import asyncio
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from eval.endpoint import (
    Act,
    answers,
    breaks_off,
    completion,
    drips,
    event,
    hangs,
    sends,
    serving,
    streams,
)
from redaction.text import RedactedText
from retrieval.articles import Hit
from retrieval.embedding.hashing import HashEmbedder
from service.drafting.extracting.writer import ExtractiveWriter
from service.drafting.generating.fallback import FallbackWriter
from service.drafting.generating.writer import GenerativeWriter, NothingProvenError
from service.drafting.port import Question, Said, Writer, unheard
from service.drafting.voice import Voice
from service.errors import ModelUnavailableError
from service.model.reply import Draft, Refusal, Sentence
from service.settings import Settings
from service.wiring.model import open_model

Made = Callable[..., Hit]
QUESTION = Question(RedactedText("How do I pair a lamp?"))


class Failing:
    name = "generative"

    async def draft(
        self, question: Question, hits: Sequence[Hit], said: Said = unheard
    ) -> Draft | Refusal:
        raise ModelUnavailableError("The language model took too long.")


class Plain:
    name = "extractive"

    async def draft(
        self, question: Question, hits: Sequence[Hit], said: Said = unheard
    ) -> Draft | Refusal:
        return Draft((), 0.5, self.name)


async def test_it_works() -> None:
    reply = await FallbackWriter(Plain(), Failing()).draft(QUESTION, [])
    assert (reply.writer, reply.fallback) == ("extractive", "")


async def test_the_second_writer_says_why_it_wrote() -> None:
    writer = FallbackWriter(Failing(), Plain())
    reply = await writer.draft(QUESTION, [])
    assert (reply.writer, reply.fallback) == ("extractive", "The language model took too long.")
    assert writer.name == "generative"


FOREIGN = Sentence(RedactedText("Our wine is excellent."), "unsupported", (), "\n\n")


class Unproven(Failing):
    async def draft(
        self, question: Question, hits: Sequence[Hit], said: Said = unheard
    ) -> Draft | Refusal:
        raise NothingProvenError((FOREIGN,))


async def test_what_was_written_and_not_proven_is_shown_beside_and_not_sent() -> None:
    reply = await FallbackWriter(Unproven(), Plain()).draft(QUESTION, [])
    assert isinstance(reply, Draft)
    assert reply.sentences == (FOREIGN,)
    assert reply.text == ""


async def test_it_is_shown_beside_a_refusal_too() -> None:
    class Refusing(Plain):
        async def draft(
            self, question: Question, hits: Sequence[Hit], said: Said = unheard
        ) -> Draft | Refusal:
            return Refusal("weak_evidence", 0.9, self.name)

    reply = await FallbackWriter(Unproven(), Refusing()).draft(QUESTION, [])
    assert isinstance(reply, Refusal)
    assert reply.unproven == (FOREIGN,)


DEADLINE_S = 2.0
ANSWER = "Hold the button for 10 seconds. [1]"
STREAM = "text/event-stream"


@pytest.mark.parametrize(
    ("act", "why"),
    [
        pytest.param(hangs(10), "too long", id="timeout"),
        pytest.param(sends(b"{}", 429, retry_after="1"), "rate limit", id="429, later"),
        pytest.param(sends(b"{}", 429, retry_after="3600"), "rate limit", id="429, much later"),
        pytest.param(sends(b"{}", 500), "failed", id="500"),
        pytest.param(breaks_off(ANSWER), "broke off", id="reset in the middle"),
        pytest.param(sends(completion(ANSWER)[:-9]), "unreadable", id="truncated"),
        pytest.param(sends(event(ANSWER), kind=STREAM), "broke off", id="truncated stream"),
        pytest.param(sends(b"<html>"), "unreadable", id="no JSON"),
        pytest.param(answers('{"reply": "Buy our wine"}'), "support nothing", id="no format"),
        pytest.param(drips(ANSWER, 1), "too long", id="a byte a second"),
        pytest.param(streams(["word "] * 600, every_s=0.1), "too long", id="a word now and then"),
        pytest.param(sends(completion("x " * 5_000_000)), "far too long", id="10 MB"),
        pytest.param(streams([ANSWER + "\n"] * 60_000), "far too long", id="10 MB streamed"),
    ],
)
async def test_every_failure_ends_by_the_deadline_with_a_usable_draft(
    act: Act, why: str, hit: Made, embedder: HashEmbedder, tmp_path: Path
) -> None:
    with serving(act) as endpoint:
        extractive = ExtractiveWriter(embedder, Voice("The Acme team"))
        writer = opened(endpoint.url, tmp_path, extractive)
        began = time.monotonic()
        reply = await writer.draft(QUESTION, [hit("To pair a lamp, hold its button.")])
        took_s = time.monotonic() - began
    assert isinstance(reply, Draft)
    assert "hold its button" in reply.text
    assert reply.writer == "extractive"
    assert why in reply.fallback
    assert took_s < DEADLINE_S


def opened(url: str, home: Path, second: Writer, **settings: float) -> FallbackWriter:
    bounded = open_model(
        Settings(
            home=home,
            model_url=url,
            model_name="m",
            model_timeout_s=DEADLINE_S,
            **settings,  # type: ignore[arg-type]
        )
    )
    first = GenerativeWriter(
        bounded.model,
        Voice("The Acme team"),
        deadline_s=DEADLINE_S,
        extra_calls=bounded.extra_calls,
    )
    return FallbackWriter(first, second)


async def test_a_spent_budget_is_said_and_the_articles_serve(hit: Made, tmp_path: Path) -> None:
    with serving(answers(ANSWER)) as endpoint:
        writer = opened(
            endpoint.url, tmp_path, Plain(), model_answer_price=1, model_daily_budget=0.0001
        )
        reply = await writer.draft(QUESTION, [hit("Hold the button for 10 seconds.")])
    assert reply.fallback == "The day's budget for the language model is spent."
    assert endpoint.bodies == []


async def test_two_hundred_at_once_stay_bounded_and_end_in_time(hit: Made, tmp_path: Path) -> None:
    questions = [Question(RedactedText(f"How do I pair lamp {n}?")) for n in range(200)]
    with serving(hangs(10)) as endpoint:
        writer = opened(endpoint.url, tmp_path, Plain(), model_calls_at_once=8)
        began = time.monotonic()
        replies = await asyncio.gather(
            *(writer.draft(question, [hit("Hold its button.")]) for question in questions)
        )
        took_s = time.monotonic() - began
    assert {reply.writer for reply in replies} == {"extractive"}
    assert endpoint.most_at_once <= 8
    assert took_s < DEADLINE_S + 1
    assert threading.active_count() < 64
