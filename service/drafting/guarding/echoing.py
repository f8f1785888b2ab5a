"""Notice when a sentence tells what a model was told, in whatever spelling."""

import codecs
from collections.abc import Iterator, Sequence
from functools import lru_cache

from service.drafting.guarding.encoded import decoded
from service.drafting.guarding.folding import folded

WINDOW = 32
"""Letters and digits in a row that two texts seldom share by chance: about seven words."""


def echoes(text: str, instructions: str, quotes: Sequence[str] = ()) -> bool:
    """Say whether a sentence shares a stretch with the instructions that no quote has.

    Spaces, signs and case count for nothing; reversed, rot13, base64 and hexadecimal are read.
    """
    told = _told(instructions)
    for spelling in _spellings(text):
        squeezed = _squeezed(spelling)
        shared = _windows(squeezed) & told
        if shared and not any(shared <= _windows(_squeezed(quote)) for quote in quotes):
            return True
    return False


def _spellings(text: str) -> Iterator[str]:
    yield text
    yield text[::-1]
    yield codecs.encode(text, "rot13")
    yield from decoded(text)


@lru_cache(maxsize=16)
def _told(instructions: str) -> frozenset[str]:
    """Squeeze what models are told once, and not for every sentence that is looked at."""
    return _windows(_squeezed(instructions))


def _squeezed(text: str) -> str:
    return "".join(character for character in folded(text) if character.isalnum())


@lru_cache(maxsize=512)
def _windows(squeezed: str) -> frozenset[str]:
    return frozenset(squeezed[n : n + WINDOW] for n in range(len(squeezed) - WINDOW + 1))
