import pytest

from redaction.text import RedactedText
from service.drafting.generating.openai import OpenAIModel
from service.errors import ModelUnavailableError
from tests.service.conftest import Endpoint, completion

PROMPT = RedactedText("Hello <PERSON_1>")


def model(url: str) -> OpenAIModel:
    return OpenAIModel(url=url, key="sk-test", name="small", timeout_s=2)


async def said(model: OpenAIModel) -> str:
    return "".join([piece async for piece in model.answer("Rules.", PROMPT)])


async def test_it_works(endpoint: Endpoint) -> None:
    endpoint.body = completion("Hold the button. [1]")
    assert await said(model(endpoint.url)) == "Hold the button. [1]"
    [sent] = endpoint.seen
    assert b"<PERSON_1>" in sent
    assert b"Bearer sk-test" in sent


@pytest.mark.parametrize(
    ("status", "body", "words"),
    [
        (500, b"{}", "failed"),
        (429, b"{}", "rate limit"),
        (401, b"{}", "refused the key"),
        (404, b"{}", "does not exist"),
        (200, b"not json", "unreadable|failed"),
        (200, b"{}", "unreadable"),
        (200, b'{"choices": []}', "unreadable"),
        (200, b"[1, 2]", "unreadable"),
        (200, completion(""), "empty"),
    ],
)
async def test_every_failure_is_one_error(
    endpoint: Endpoint, status: int, body: bytes, words: str
) -> None:
    endpoint.status, endpoint.body = status, body
    with pytest.raises(ModelUnavailableError, match=words):
        await said(model(endpoint.url))


async def test_an_endpoint_that_is_not_there_is_the_same_error() -> None:
    with pytest.raises(ModelUnavailableError, match="could not be reached"):
        await said(model("http://127.0.0.1:9/v1"))


async def test_the_error_never_quotes_the_endpoint(endpoint: Endpoint) -> None:
    endpoint.status, endpoint.body = 400, b'{"error": {"message": "You sent: Ada Lovelace"}}'
    with pytest.raises(ModelUnavailableError) as caught:
        await said(model(endpoint.url))
    assert "Ada" not in str(caught.value)
    assert caught.value.__cause__ is None
