"""The probabilities of a linear-chain conditional random field (Lafferty et al., ICML 2001)."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_SCALED_EVERY = 32
"""Steps after which messages are brought back to 1. Until then they stay within a double's range,
e^700: a step costs some e^10 at most, as the likeliest label may follow any other."""


def marginals(
    scores: Sequence[NDArray[np.floating]], transitions: NDArray[np.floating]
) -> list[Floats]:
    """Give the probability of every label at every step of several sequences.

    ``scores[k]`` has a row for each step and a column for each label; ``transitions[i, j]`` is
    what label j gains after label i. The sequences are gone through side by side: a step of many
    costs little more than a step of one.
    """
    count = len(transitions)
    factors = np.ones((max(map(len, scores), default=0), len(scores), 2 * count))
    for k, own in enumerate(scores):
        onward = np.exp(own - own.max(axis=1, keepdims=True))
        factors[: len(own), k] = np.hstack([onward, onward[::-1]])
    messages = _messages(factors, np.exp(transitions.astype(np.float64)))
    together = messages[..., :count] * factors[..., :count]
    return [
        _shares(together[:n, k] * messages[:n, k, count:][::-1])
        for k, n in enumerate(map(len, scores))
    ]


def _messages(factors: Floats, follows: Floats) -> Floats:
    """Sum up, before every step, all ways to come to each label (Rabiner, 1989), but for a scale.

    The axes are step, sequence, label: each label once from the first step on, and once from the
    last step back. One matrix takes both a step further, as one product costs half of two.
    """
    nothing = np.zeros_like(follows)
    both = np.block([[follows, nothing], [nothing, follows.T]])
    messages = np.ones_like(factors)
    halves = messages.reshape(*messages.shape[:2], 2, len(follows))
    reached = np.empty(factors.shape[1:])
    steps = zip(messages, factors, messages[1:], strict=False)
    for step, (message, factor, following) in enumerate(steps):
        np.multiply(message, factor, out=reached)
        np.dot(reached, both, out=following)
        if step % _SCALED_EVERY == 0:
            halves[step + 1] = _shares(halves[step + 1])
    return messages


def _shares(weights: Floats) -> Floats:
    shares: Floats = weights / weights.sum(axis=-1, keepdims=True)
    return shares
