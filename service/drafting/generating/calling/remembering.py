"""Remember a model's answers for a while, in memory alone."""

from collections.abc import AsyncIterator
from hashlib import blake2b

from cachetools import TTLCache

from redaction.text import RedactedText
from service.drafting.generating.calling.closing import closing
from service.drafting.port import LanguageModel

MOST_CHARACTERS = 2_000_000
"""All answers together: a thousand replies and more."""
KEPT_S = 3600.0


class RememberingModel:
    """Another model's answers; what was asked before, to the letter, is not asked again.

    Keys are hashes, so that no prompt is held on to. An answer that breaks off is not kept.
    """

    def __init__(self, model: LanguageModel, *, most_characters: int = MOST_CHARACTERS) -> None:
        self._model = model
        self._answers: TTLCache[bytes, str] = TTLCache(most_characters, KEPT_S, getsizeof=len)

    async def answer(self, instructions: str, prompt: RedactedText) -> AsyncIterator[str]:
        """Answer a prompt under instructions: at once if remembered, else in pieces as they come.

        Raises ModelUnavailableError.
        """
        key = _key(instructions, prompt)
        known = self._answers.get(key)
        if known is not None:
            yield known
            return
        heard: list[str] = []
        async with closing(self._model.answer(instructions, prompt)) as pieces:
            async for piece in pieces:
                heard.append(piece)
                yield piece
        answer = "".join(heard)
        if len(answer) <= self._answers.maxsize:
            self._answers[key] = answer


def _key(instructions: str, prompt: str) -> bytes:
    digest = blake2b(digest_size=32)
    for text in (instructions, prompt):
        digest.update(f"{len(text)} ".encode())
        digest.update(text.encode("utf-8", "surrogatepass"))
    return digest.digest()
