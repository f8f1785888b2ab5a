"""Label a text's tokens by the trained model, and give what it takes for personal data."""

from collections.abc import Iterator, Sequence
from importlib.resources import files
from itertools import groupby
from threading import local
from typing import NamedTuple

import pycrfsuite

from redaction.context import NO_CONTEXT, Context
from redaction.entities import Entity
from redaction.tagging.features import features, is_short
from redaction.tagging.surroundings import surroundings
from redaction.tagging.tokens import Token, tokens

MODEL = files(__package__) / "model.crf"
_MOST_TOKENS = 256
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

    May be used from several threads: each has its own reader of the model, which is in memory once.
    """

    def __init__(self, model: bytes | None = None) -> None:
        self._model = model or MODEL.read_bytes()
        self._own = local()

    def find(self, text: str, context: Context = NO_CONTEXT) -> Iterator[Entity]:
        """Find entities in legible text, each with the model's probability as its score."""
        for piece in _pieces(tokens(text)):
            # Only short messages are read by what was said before, which may be long.
            around = surroundings(context) if is_short(piece) else ()
            for kind, group in groupby(self._guesses(piece, around), key=lambda guess: guess.kind):
                for guesses in _parts(list(group)) if kind else ():
                    yield _entity(guesses)

    def _guesses(self, piece: Sequence[Token], around: Sequence[str]) -> Iterator[_Guess]:
        tagger = self._tagger()
        tagger.set(pycrfsuite.ItemSequence(features(piece, around)))
        labels = tagger.labels()
        for i, token in enumerate(piece):
            neither = tagger.marginal("O", i)
            if neither > _WORTH_A_LOOK:
                yield _Guess(token, "", 0.0)
                continue
            shares = {label: tagger.marginal(label, i) for label in labels if label not in _NEITHER}
            yield _Guess(token, max(shares, key=shares.__getitem__), sum(shares.values()))

    def _tagger(self) -> pycrfsuite.Tagger:
        if not hasattr(self._own, "tagger"):
            self._own.tagger = pycrfsuite.Tagger()
            self._own.tagger.open_inmemory(self._model)
        return self._own.tagger


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
