"""Every language model keeps to the port: pieces that join to the answer, one error, no leak."""

from collections.abc import Callable, Iterator

import pytest

from eval.endpoint import Act, Endpoint, answers, hangs, sends, serving, streams
from redaction.text import RedactedText
from service.drafting.generating.calling.breaking import Breaker
from service.drafting.generating.calling.closing import closing
from service.drafting.generating.calling.extra import ExtraCalls
from service.drafting.generating.calling.remembering import RememberingModel
from service.drafting.generating.calling.steady import SteadyModel
from service.drafting.generating.openai import OpenAIModel
from service.drafting.port import LanguageModel
from service.errors import ModelUnavailableError

PROMPT = RedactedText("How do I pair it, <PERSON_1>?")
PIECES = ("Hold the but", "ton for 10 ", "seconds. [1]")

Opened = Callable[[Act], tuple[LanguageModel, Endpoint]]


def bare(url: str) -> LanguageModel:
    return OpenAIModel(url=url, key="sk-test", name="small", timeout_s=2)


def steady(url: str) -> LanguageModel:
    return SteadyModel(
        bare(url),
        extra_calls=ExtraCalls(),
        breaker=Breaker(),
        patience_s=2,
        first_piece_s=2,
        at_once=2,
    )


def remembering(url: str) -> LanguageModel:
    return RememberingModel(steady(url))


@pytest.fixture(params=[bare, steady, remembering])
def opened(request: pytest.FixtureRequest) -> Iterator[Opened]:
    running = []

    def open_on(act: Act) -> tuple[LanguageModel, Endpoint]:
        server = serving(act)
        endpoint = server.__enter__()
        running.append(server)
        return request.param(endpoint.url), endpoint

    yield open_on
    for server in running:
        server.__exit__(None, None, None)


async def said(model: LanguageModel) -> list[str]:
    return [piece async for piece in model.answer("Rules.", PROMPT)]


async def test_it_works(opened: Opened) -> None:
    model, endpoint = opened(streams(PIECES))
    assert tuple(await said(model)) == PIECES
    [body] = endpoint.bodies
    assert b"<PERSON_1>" in body
    assert b"Rules." in body


async def test_an_answer_in_one_piece_is_taken_too(opened: Opened) -> None:
    model, _ = opened(answers("".join(PIECES)))
    assert "".join(await said(model)) == "".join(PIECES)


async def test_every_failure_is_one_error(opened: Opened) -> None:
    model, _ = opened(sends(b"{}", 500))
    with pytest.raises(ModelUnavailableError):
        await said(model)


async def test_whoever_stops_reading_lets_go_of_the_connection(opened: Opened) -> None:
    model, endpoint = opened(streams(["word "] * 1000, every_s=0.01))
    async with closing(model.answer("Rules.", PROMPT)) as pieces:
        assert await anext(pieces) == "word "
    # Another call is answered, for nothing is held on to.
    assert endpoint.most_at_once == 1
    async with closing(model.answer("Rules.", PROMPT)) as pieces:
        assert await anext(pieces) == "word "


async def test_a_silent_endpoint_is_the_same_error(opened: Opened) -> None:
    model, _ = opened(hangs(10))
    with pytest.raises(ModelUnavailableError, match="too long"):
        await said(model)
