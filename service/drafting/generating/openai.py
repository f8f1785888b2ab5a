"""Any OpenAI-compatible endpoint as a language model."""

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from redaction.text import RedactedText
from service.errors import ModelUnavailableError

if TYPE_CHECKING:
    import openai

MAX_ANSWER_TOKENS = 700


class OpenAIModel:
    """Completes prompts through the chat completions of one model at one endpoint."""

    def __init__(self, *, url: str, key: str, name: str, timeout_s: float) -> None:
        self._url = url
        self._key = key
        self._name = name
        self._timeout_s = timeout_s
        self._client: openai.AsyncOpenAI | None = None

    async def answer(self, instructions: str, prompt: RedactedText) -> AsyncIterator[str]:
        """Answer a prompt under instructions, in one piece.

        Raises ModelUnavailableError, which never holds what the endpoint said: that may quote
        the prompt.
        """
        # Imported late: the client takes a second to import, and most desks have no model.
        import openai  # noqa: PLC0415

        if self._client is None:
            self._client = openai.AsyncOpenAI(
                base_url=self._url,
                api_key=self._key or "none",
                timeout=self._timeout_s,
                max_retries=1,
            )
        try:
            completion = await self._client.chat.completions.create(
                model=self._name,
                temperature=0,
                max_tokens=MAX_ANSWER_TOKENS,
                messages=[
                    {"role": "system", "content": instructions},
                    {"role": "user", "content": prompt},
                ],
            )
            answer = completion.choices[0].message.content
        except openai.OpenAIError as error:
            raise ModelUnavailableError(_reason(error)) from None
        except (ValueError, TypeError, AttributeError, IndexError):
            # What came back is not what the protocol promises: no choices, no JSON, wrong types.
            raise ModelUnavailableError("The language model sent an unreadable answer.") from None
        if not isinstance(answer, str) or not answer.strip():
            raise ModelUnavailableError("The language model sent an empty answer.")
        yield answer


def _reason(error: Exception) -> str:
    name = type(error).__name__
    return {
        "APITimeoutError": "The language model took too long.",
        "APIConnectionError": "The language model could not be reached.",
        "RateLimitError": "The language model is over its rate limit.",
        "AuthenticationError": "The language model refused the key.",
        "NotFoundError": "The language model does not exist at that address.",
    }.get(name, "The language model failed.")
