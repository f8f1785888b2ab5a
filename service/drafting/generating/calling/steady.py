"""Call a language model within bounds of time and number, and spare one that fails."""

import asyncio
import random
from collections.abc import AsyncGenerator, AsyncIterator
from time import monotonic

from redaction.text import RedactedText
from service.drafting.generating.calling.breaking import Breaker
from service.drafting.generating.calling.closing import closing
from service.drafting.generating.calling.extra import ExtraCalls
from service.drafting.generating.calling.failing import EMPTY, LATE, CallFailedError
from service.drafting.generating.calling.gate import Gate
from service.drafting.port import LanguageModel
from service.errors import ModelUnavailableError

_PAUSE_S = 0.25
"""How long to wait before another try where the endpoint named no time."""
_WORTH_TRYING_S = 0.5
"""What an answer takes at least; with less time left another try is in vain."""
_NEARLY = 0.9


class SteadyModel:
    """Another model's answers, tried once more where that may help and the bounds allow it.

    ``patience_s`` is when the last try must have begun, ``first_piece_s`` how long the first piece
    of an answer may take. Once a piece is out there is no second try: somebody has read it.
    """

    def __init__(
        self,
        model: LanguageModel,
        *,
        extra_calls: ExtraCalls,
        breaker: Breaker,
        patience_s: float,
        first_piece_s: float,
        at_once: int,
    ) -> None:
        self._model = model
        self._extra_calls = extra_calls
        self._breaker = breaker
        self._patience_s = patience_s
        self._first_piece_s = first_piece_s
        self._gate = Gate(at_once)

    async def answer(self, instructions: str, prompt: RedactedText) -> AsyncIterator[str]:
        """Answer a prompt under instructions, in pieces as they come.

        Raises ModelUnavailableError.
        """
        ends_at = monotonic() + self._patience_s
        self._extra_calls.called()
        async with self._gate.passed():
            while True:
                pieces = self._tried(instructions, prompt)
                try:
                    first = await anext(pieces)
                    break
                except CallFailedError as error:
                    if not self._may_try_again(error, ends_at):
                        raise
                    await asyncio.sleep(_pause_s(error))
            async with closing(pieces):
                yield first
                async for piece in pieces:
                    yield piece

    def _may_try_again(self, error: CallFailedError, ends_at: float) -> bool:
        has_time = monotonic() + _longest_pause_s(error) + _WORTH_TRYING_S <= ends_at
        return error.is_passing and has_time and self._extra_calls.take()

    async def _tried(self, instructions: str, prompt: RedactedText) -> AsyncGenerator[str]:
        """Call once, and let the breaker know how it went."""
        if not self._breaker.lets_through():
            raise ModelUnavailableError(
                "The language model has failed several times in a row and is left alone for now."
            )
        began_at = monotonic()
        try:
            async with closing(self._model.answer(instructions, prompt)) as pieces:
                yield await self._first(pieces)
                async for piece in pieces:
                    yield piece
        except CallFailedError as error:
            if error.is_its_fault:
                self._breaker.failed()
            raise
        except (asyncio.CancelledError, GeneratorExit):
            # Whoever gives up this late had waited for a deadline; earlier it says nothing.
            if monotonic() - began_at >= _NEARLY * self._patience_s:
                self._breaker.failed()
            raise
        self._breaker.succeeded()

    async def _first(self, pieces: AsyncIterator[str]) -> str:
        try:
            async with asyncio.timeout(self._first_piece_s):
                return await anext(pieces)
        except TimeoutError:
            raise CallFailedError(LATE) from None
        except StopAsyncIteration:
            raise CallFailedError(EMPTY) from None


def _longest_pause_s(error: CallFailedError) -> float:
    return _PAUSE_S if error.wait_s is None else error.wait_s + _PAUSE_S


def _pause_s(error: CallFailedError) -> float:
    """Wait as long as was asked for, and a little apart, or all who failed come back at once."""
    jitter = random.uniform(0, _PAUSE_S)  # noqa: S311 - no secret
    return jitter if error.wait_s is None else error.wait_s + jitter
