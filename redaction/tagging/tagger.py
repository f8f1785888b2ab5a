"""Label a text's tokens by the trained model, and give what it takes for personal data."""

from collections.abc import Iterator, Sequence
from importlib.resources import files
from itertools import groupby
from typing import NamedTuple

import numpy as np

from redaction.context import NO_CONTEXT, Context
from redaction.entities import Entity
from redaction.tagging.chain import Floats, marginals
from redaction.tagging.features import is_short
from redaction.tagging.surroundings import surroundings
from redaction.tagging.tokens import Token, tokens
from redaction.tagging.weights import Weights

MODEL = files(__package__) / "model.npz"
_MOST_TOKENS, _MOST_PIECES = 256, 32
_NEITHER = ("O", "THING", "NUMBER")
_WORTH_A_LOOK = 0.9
"""Where the model is surer than this that a token is nothing personal, no kind is asked for."""

_BETWEEN = frozenset("|()[]{}<>")
_BETWEEN_PEOPLE = _BETWEEN | frozenset('\n:;,/"&+=@')


class _Guess(NamedTuple):
    """What a token is taken for, and how probably it is personal data of any kind."""

    token: Token
    kind: str
    probability: float


class Tagger:
    """Finds names, addresses and bare answers by what stands around them.

    May be used from several threads.
    """

    def __init__(self, model: bytes | None = None) -> None:
        self._weights = Weights.read(model or MODEL.read_bytes())
        labels = self._weights.labels
        self._neither = labels.index("O")
        self._personal = [n for n, label in enumerate(labels) if label not in _NEITHER]

    def find(self, text: str, context: Context = NO_CONTEXT) -> Iterator[Entity]:
        """Find entities in legible text, each with the model's probability as its score."""
        pieces = list(_pieces(tokens(text)))
        # Only short messages are read by what was said before, which may be long.
        around = surroundings(context) if len(pieces) == 1 and is_short(pieces[0]) else ()
        for first in range(0, len(pieces), _MOST_PIECES):
            some = pieces[first : first + _MOST_PIECES]
            scores = [self._weights.scores(piece, around) for piece in some]
            for piece, shares in zip(
                some, marginals(scores, self._weights.transitions), strict=True
            ):
                yield from self._entities(piece, shares)

    def _entities(self, piece: Sequence[Token], shares: Floats) -> Iterator[Entity]:
        worth = np.flatnonzero(shares[:, self._neither] <= _WORTH_A_LOOK)
        for run in np.split(worth, np.flatnonzero(np.diff(worth) > 1) + 1):
            guesses = [self._guess(piece[i], shares[i]) for i in run]
            for _, group in groupby(guesses, key=lambda guess: guess.kind):
                for part in _parts(list(group)):
                    yield _entity(part)

    def _guess(self, token: Token, shares: Floats) -> _Guess:
        personal = shares[self._personal]
        kind = self._weights.labels[self._personal[personal.argmax()]]
        return _Guess(token, kind, float(personal.sum()))


def _parts(group: list[_Guess]) -> Iterator[Sequence[_Guess]]:
    """Part a span where a sign shows that two stand side by side; signs at its ends are no part."""
    between = _BETWEEN_PEOPLE if group[0].kind == "PERSON" else _BETWEEN
    for parts, guesses in groupby(group, key=lambda guess: guess.token.text in between):
        part = [] if parts else list(guesses)
        while part and not part[-1].token.text.isalnum():
            part.pop()
        first = next((i for i, guess in enumerate(part) if guess.token.text.isalnum()), 0)
        if part:
            yield part[first:]


def _entity(group: Sequence[_Guess]) -> Entity:
    probability = max(guess.probability for guess in group)
    return Entity(group[0].token.start, group[-1].token.end, group[0].kind, probability)


def _pieces(found: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Cut long texts at a line's end, or anywhere at last: labelling takes memory per token."""
    start = 0
    while len(found) - start > _MOST_TOKENS:
        stop = start + _MOST_TOKENS
        cut = next(
            (i for i in range(stop, start + _MOST_TOKENS // 2, -1) if found[i].text == "\n"), stop
        )
        yield found[start:cut]
        start = cut
    if start < len(found):
        yield found[start:]
