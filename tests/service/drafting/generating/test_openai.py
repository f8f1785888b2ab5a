import asyncio
import gzip
import logging
import threading
import time

import pytest

from eval.endpoint import (
    Act,
    Endpoint,
    Wire,
    answers,
    breaks_off,
    completion,
    drips,
    ending,
    event,
    hangs,
    sends,
    serving,
    streams,
)
from redaction.text import RedactedText
from service.drafting.generating.calling.failing import CallFailedError
from service.drafting.generating.openai import MAX_ANSWER_TOKENS, OpenAIModel
from service.drafting.generating.spending.memory import MemoryMeter, today
from service.drafting.generating.spending.meter import BudgetSpentError, Meter, Tariff

PROMPT = RedactedText("Hello <PERSON_1>")
SENTENCE = "Hold the button. [1]"
STREAM = "text/event-stream"


def model(endpoint: Endpoint | str, meter: Meter | None = None) -> OpenAIModel:
    url = endpoint if isinstance(endpoint, str) else endpoint.url
    return OpenAIModel(url=url, key="sk-test", name="small", timeout_s=2, meter=meter)


async def said(model: OpenAIModel) -> str:
    return "".join([piece async for piece in model.answer("Rules.", PROMPT)])


async def failed(act: Act) -> CallFailedError:
    with serving(act) as endpoint, pytest.raises(CallFailedError) as caught:
        await said(model(endpoint))
    return caught.value


async def test_it_works() -> None:
    with serving(streams(["Hold the ", "button. [1]"])) as endpoint:
        assert await said(model(endpoint)) == SENTENCE
    assert b"<PERSON_1>" in endpoint.bodies[0]
    assert "Bearer sk-test" in endpoint.heads[0]


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (sends(b"{}", 500), "failed"),
        (sends(b"{}", 429), "rate limit"),
        (sends(b"{}", 401), "refused the key"),
        (sends(b"{}", 402), "no credit"),
        (sends(b"{}", 404), "does not exist"),
        (sends(b"{}", 400), "refused the request"),
        (sends(b"", 307, location="http://127.0.0.1:9/"), "failed"),
        (sends(b"not json"), "unreadable"),
        (sends(b"not json", kind="text/plain"), "unreadable"),
        (sends(b"data: not json\n\n", kind=STREAM), "unreadable"),
        (sends(b"data: \xff\xfe\n\n", kind=STREAM), "unreadable"),
        (sends(b"{}"), "unreadable"),
        (sends(b'{"choices": []}'), "unreadable"),
        (sends(b'{"choices": [{"message": {"content": 5}}]}'), "unreadable"),
        (sends(b"[1, 2]"), "unreadable"),
        (sends(b"[" * 1_000_000), "unreadable"),
        (sends(completion(SENTENCE)[:-20]), "unreadable"),
        (sends(gzip.compress(completion(SENTENCE)), content_encoding="gzip"), "unreadable"),
        (sends(event(SENTENCE)[:-20], kind=STREAM), "unreadable"),
        (sends(event(SENTENCE), kind=STREAM), "broke off"),
        (breaks_off(SENTENCE), "broke off"),
        (sends(b'data: {"error": {"message": "Ada"}}\n\n', kind=STREAM), "failed"),
        (sends(b'{"a": "' + b"x" * 10_000_000), "far too long"),
        (sends(b"data: " + b"x" * 10_000_000, kind=STREAM), "far too long"),
        (sends(b"x" * 10_000_000, 500), "far too long|failed"),
        (answers(SENTENCE, "length"), "beyond its limit"),
        (sends(event(SENTENCE) + ending(reason="length"), kind=STREAM), "beyond its limit"),
        (answers(SENTENCE, "content_filter"), "held its answer back"),
        (answers(""), "empty"),
        (sends(ending(), kind=STREAM), "empty"),
        (answers("<think>Hm</think>"), "empty"),
    ],
)
async def test_every_failure_is_one_error(act: Act, words: str) -> None:
    error = await failed(act)
    assert any(word in str(error) for word in words.split("|"))


async def test_an_endpoint_that_is_not_there_is_the_same_error() -> None:
    with pytest.raises(CallFailedError, match="could not be reached"):
        await said(model("http://127.0.0.1:9/v1"))


async def test_the_error_never_quotes_the_endpoint(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    error = await failed(sends(b'{"error": {"message": "You sent: Ada Lovelace"}}', 400))
    assert "Ada" not in str(error)
    assert error.__cause__ is None
    assert "Ada" not in caplog.text
    assert "PERSON_1" not in caplog.text


async def test_what_passes_and_when_is_told() -> None:
    limited = await failed(sends(b"{}", 429, retry_after="7"))
    assert (limited.is_passing, limited.wait_s) == (True, 7)
    assert (await failed(sends(b"{}", 500))).is_passing
    refused = await failed(sends(b"{}", 413))
    assert (refused.is_passing, refused.is_its_fault) == (False, False)


async def test_a_date_to_wait_for_is_understood_and_nonsense_is_not() -> None:
    past = await failed(sends(b"{}", 503, retry_after="Wed, 21 Oct 2015 07:28:00 GMT"))
    assert past.wait_s == 0
    assert (await failed(sends(b"{}", 503, retry_after="soon"))).wait_s is None
    assert (await failed(sends(b"{}", 503, retry_after="9" * 60))).wait_s is not None


async def test_a_dripping_answer_comes_as_slowly_as_it_drips() -> None:
    with serving(drips(SENTENCE, 0.001)) as endpoint:
        assert await said(model(endpoint)) == SENTENCE


async def test_a_done_mark_ends_a_stream_that_gives_no_reason() -> None:
    body = event(SENTENCE) + b"data: [DONE]\n\n"
    with serving(sends(body, kind=STREAM)) as endpoint:
        assert await said(model(endpoint)) == SENTENCE


async def test_an_endpoint_that_refuses_options_is_asked_without_them() -> None:
    refusing = sends(b'{"error": {"message": "max_tokens"}}', 400)
    with serving(refusing, refusing, answers(SENTENCE)) as endpoint:
        asked = model(endpoint)
        assert await said(asked) == SENTENCE
        assert await said(asked) == SENTENCE
    assert [b'"max_tokens"' in body for body in endpoint.bodies] == [True, False, True, True]
    assert b"stream_options" not in endpoint.bodies[-1]


async def test_thoughts_are_left_out_and_paid_for() -> None:
    meter = MemoryMeter(Tariff(1, 1))
    with serving(streams(["<think>", "x" * 35, "</think>", SENTENCE])) as endpoint:
        assert await said(model(endpoint, meter)) == SENTENCE
    assert meter.spent(today()).answer_tokens > 10


async def test_the_usage_that_is_reported_is_counted() -> None:
    meter = MemoryMeter(Tariff(1, 1))
    with serving(streams([SENTENCE], usage=(500, 20))) as endpoint:
        await said(model(endpoint, meter))
    spent = meter.spent(today())
    assert (spent.prompt_tokens, spent.answer_tokens, spent.calls) == (500, 20, 1)


async def test_refusals_cost_nothing_and_broken_answers_what_was_seen() -> None:
    meter = MemoryMeter(Tariff(1, 1))
    with serving(sends(b"{}", 500), breaks_off("x" * 35)) as endpoint:
        asked = model(endpoint, meter)
        for _ in range(2):
            with pytest.raises(CallFailedError):
                await said(asked)
            costs = meter.spent(today())
    assert costs.calls == 2
    assert costs.answer_tokens == 10


async def test_beyond_the_budget_nothing_is_sent() -> None:
    meter = MemoryMeter(Tariff(1, 1, daily_budget=MAX_ANSWER_TOKENS / 1_000_000))
    with serving(answers(SENTENCE)) as endpoint:
        with pytest.raises(BudgetSpentError):
            await said(model(endpoint, meter))
        assert endpoint.bodies == []


async def test_a_call_that_is_called_off_hangs_up() -> None:
    begun, hung_up = threading.Event(), threading.Event()

    def waiting(wire: Wire) -> None:
        begun.set()
        if wire.wait_for_hangup(5):
            hung_up.set()

    with serving(waiting) as endpoint:
        task = asyncio.create_task(said(model(endpoint)))
        assert await asyncio.to_thread(begun.wait, 5)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await asyncio.to_thread(hung_up.wait, 3)


def test_it_may_be_asked_from_one_event_loop_after_another() -> None:
    with serving(answers(SENTENCE)) as endpoint:
        asked = model(endpoint)
        assert [asyncio.run(said(asked)) for _ in range(3)] == [SENTENCE] * 3


async def test_a_silent_endpoint_is_given_up() -> None:
    began = time.monotonic()
    assert "too long" in str(await failed(hangs(10)))
    assert time.monotonic() < began + 4
