from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from redaction.tagging.chain import marginals

Array = NDArray[np.float64]
LABELS = 3


def by_hand(scores: Array, transitions: Array) -> Array:
    """Sum up the weight of every way through, label by label."""
    shares = np.zeros_like(scores)
    for way in product(range(LABELS), repeat=len(scores)):
        gained = sum(transitions[a, b] for a, b in pairwise(way))
        weight = np.exp(gained + sum(scores[step, label] for step, label in enumerate(way)))
        for step, label in enumerate(way):
            shares[step, label] += weight
    return shares / shares.sum(axis=1, keepdims=True)


def some(seed: int, steps: int, size: float = 3) -> Array:
    return np.random.default_rng(seed).normal(0, size, (steps, LABELS))


@given(st.integers(0, 1000), st.lists(st.integers(1, 6), min_size=1, max_size=4))
def test_every_sequence_is_weighed_as_if_it_were_alone(seed: int, lengths: list[int]) -> None:
    transitions = some(seed, LABELS)
    scores = [some(seed + n, steps) for n, steps in enumerate(lengths, start=1)]
    for own, shares in zip(scores, marginals(scores, transitions), strict=True):
        assert shares == pytest.approx(by_hand(own, transitions))


def test_a_long_sequence_of_sure_labels_stays_within_a_number_s_range() -> None:
    scores = some(1, 5_000, size=100)
    transitions = some(2, LABELS, size=5)
    (shares,) = marginals([scores], transitions)
    assert np.isfinite(shares).all()
    assert shares.sum(axis=1) == pytest.approx(1)


def test_nothing_is_nothing() -> None:
    assert marginals([], some(1, LABELS)) == []
