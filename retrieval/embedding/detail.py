"""A text in detail: beside its vector those of its windows and words, which one mean averages away.

Late chunking: the model has read the whole text by then, so a part knows what it stands in.
Günther et al., "Late Chunking: Contextual Chunk Embeddings Using Long-Context Embedding Models"
(2024). Late interaction: Khattab and Zaharia, "ColBERT" (2020).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.common import COMMON_WORDS

Vectors = NDArray[np.float32]
"""Vectors as rows: ``(n, dimension)`` float32, unit length, so that a dot product is a cosine."""

Span = tuple[int, int]

WINDOW_TOKENS = 32
"""How many tokens of the body a window has: one to three sentences. Of 16 to 32, with and without
overlap, it is what serves the training questions best (``eval/training/judging.py``)."""


@dataclass(frozen=True, slots=True)
class Detail:
    """What an embedder reads in a text.

    ``vector`` (dimension,) is the text's own; ``windows`` (n, dimension) are those of its windows,
    none where it is no longer than one; ``words`` (m, dimension) those of the pieces of its telling
    words, which stand at ``places``. An embedder that cannot tell parts gives no windows and words.
    """

    vector: Vectors
    windows: Vectors
    words: Vectors
    places: tuple[Span, ...]


def undivided(vector: Vectors) -> Detail:
    """Make the detail of a text whose parts are not known."""
    none = np.empty((0, len(vector)), dtype=np.float32)
    return Detail(vector, none, none, ())


def divided(text: str, vector: Vectors, tokens: Vectors, places: Sequence[Span]) -> Detail:
    """Make the detail of a text out of its token vectors, ``(n, dimension)``, without special ones.

    ``places`` says where each token stands. The text's first line is what all of it stands under:
    it counts in every window.
    """
    heading_tokens = count_within(places, len(heading_of(text)))
    telling = telling_places(text, places)
    return Detail(
        vector=vector,
        windows=window_vectors(tokens, heading_tokens),
        words=unit_rows(tokens[telling].astype(np.float64)),
        places=tuple(places[place] for place in telling),
    )


def body_windows(tokens: int) -> list[Span]:
    """Cut a body of so many tokens into windows, as (start, end); none if it is one at most.

    The last window ends with the body and is as long as the others, instead of a rest of two words.
    """
    if tokens <= WINDOW_TOKENS:
        return []
    last = tokens - WINDOW_TOKENS
    starts = [*range(0, last, WINDOW_TOKENS), last]
    return [(start, start + WINDOW_TOKENS) for start in starts]


def window_vectors(tokens: Vectors, heading_tokens: int) -> Vectors:
    """Average each window's token vectors together with the heading's: ``(n, dimension)``."""
    windows = body_windows(len(tokens) - heading_tokens)
    # Sums of a window are differences of running sums, in double lest the long run lose digits.
    running = np.cumsum(tokens, axis=0, dtype=np.float64)
    running = np.concatenate([np.zeros((1, tokens.shape[1])), running])
    bounds = np.array(windows, dtype=np.int64).reshape(-1, 2) + heading_tokens
    sums = running[heading_tokens] + running[bounds[:, 1]] - running[bounds[:, 0]]
    return unit_rows(sums)


def telling_places(text: str, places: Sequence[Span]) -> list[int]:
    """List the tokens that are of a telling word; all of any word, where no word tells anything."""
    words = [n for n, (start, end) in enumerate(places) if text[start:end].isalnum()]
    telling = [n for n in words if _tells(text, *places[n])]
    return telling or words


def unit_rows(rows: NDArray[np.float64]) -> Vectors:
    """Bring every row to unit length; a row of zeros stays one."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, np.finfo(np.float64).tiny), dtype=np.float32)


def heading_of(text: str) -> str:
    """Give what every window of a text stands under: its first line, if others follow."""
    return text.partition("\n")[0]


def count_within(places: Sequence[Span], characters: int) -> int:
    """Count the tokens that begin within the first characters of their text."""
    return sum(start < characters for start, _ in places)


def _tells(text: str, start: int, end: int) -> bool:
    """Whether a token is a piece inside a word, or a word that is not common."""
    is_inside = start > 0 and text[start - 1].isalnum()
    return is_inside or text[start:end].lower() not in COMMON_WORDS
