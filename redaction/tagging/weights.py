"""What a trained model weighs its features with, and the file that it is kept in."""

import json
from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from itertools import accumulate, chain, repeat
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from redaction.tagging.features import END, PLACES, START, Word, signs, together, word
from redaction.tagging.tokens import Token

Floats = NDArray[np.float32]
_WORDS_KEPT = 20_000


class _Weighed(NamedTuple):
    """A word, and its scores: a row for itself and one for each of ``PLACES``, by labels."""

    word: Word
    scores: Floats


class Weights:
    """The weights of a linear-chain CRF. May be used from several threads.

    Most of a token's features are those of its word alone, so their sum is worked out once for
    each word and kept.
    """

    def __init__(
        self, labels: Sequence[str], features: Sequence[str], state: Floats, transitions: Floats
    ) -> None:
        """Take ``state[feature, label]``, and ``transitions[i, j]`` from label i to label j."""
        self.labels = tuple(labels)
        self.transitions = transitions
        self._features = tuple(features)
        self._state = np.vstack([np.zeros((1, len(labels)), dtype=np.float32), state])
        # The first row, which is nought, is for every feature that the model does not know.
        self._numbers = {feature: n for n, feature in enumerate(features, start=1)}
        self._weighed = lru_cache(_WORDS_KEPT)(self._weigh)

    @classmethod
    def read(cls, packed: bytes) -> "Weights":
        """Read what ``packed`` wrote."""
        with np.load(BytesIO(packed), allow_pickle=False) as file:
            labels, features = json.loads(file["names"].tobytes())
            state = np.zeros((len(features), len(labels)), dtype=np.float32)
            state.flat[file["places"]] = file["weights"]
            return cls(labels, features, state, file["transitions"])

    def packed(self) -> bytes:
        """Write them to a file's bytes; most weights of a feature are nought and left out."""
        state = self._state[1:].ravel()
        places = np.flatnonzero(state)
        names = json.dumps([self.labels, self._features]).encode()
        file = BytesIO()
        np.savez_compressed(
            file,
            names=np.frombuffer(names, dtype=np.uint8),
            places=places.astype(np.int32),
            weights=state[places],
            transitions=self.transitions,
        )
        return file.getvalue()

    def scores(self, found: Sequence[Token], around: Sequence[str] = ()) -> Floats:
        """Weigh the features of a message's tokens (see ``features``): [tokens, labels]."""
        weighed = [self._weighed(token.text) for token in found]
        words, rows = [own.word for own in weighed], np.array([own.scores for own in weighed])
        scores: Floats = rows[:, 0] + self._of_each(together(words))
        for number, place in enumerate(PLACES, start=1):
            if place < 0:
                scores[-place:] += rows[:place, number]
            else:
                scores[:-place] += rows[place:, number]
        scores[0] += self._of(START)
        scores[-1] += self._of(END)
        if told := signs(words, around):
            scores += self._of_each([[f"{sign}_{own.form}" for sign in told] for own in words])
        return scores

    def _of_each(self, rows: Sequence[Sequence[str]]) -> Floats:
        """Sum up the weights of each row of features; all rows are equally long."""
        numbers = np.array(self._rows_of(rows)).reshape(len(rows), -1)
        summed: Floats = self._state[numbers].sum(axis=1)
        return summed

    def _of(self, name: str) -> Floats:
        weights: Floats = self._state[self._numbers.get(name, 0)]
        return weights

    def _weigh(self, text: str) -> _Weighed:
        seen = word(text)
        sets = (seen.own, *seen.as_neighbour)
        starts = list(accumulate(map(len, sets[:-1]), initial=0))
        return _Weighed(seen, np.add.reduceat(self._state[self._rows_of(sets)], starts))

    def _rows_of(self, rows: Sequence[Sequence[str]]) -> list[int]:
        return list(map(self._numbers.get, chain.from_iterable(rows), repeat(0)))
