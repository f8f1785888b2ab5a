"""Cases whose confidence is known to be true."""

from collections.abc import Callable

import numpy as np
import pytest

from eval.suites.refusal.asking import Answered
from service.drafting.refusing.signs import SIGNS

Answers = Callable[..., list[Answered]]


@pytest.fixture
def answers() -> Answers:
    """Make cases that are right with the probability that their first sign's logistic gives."""

    def make(count: int, seed: int = 1) -> list[Answered]:
        random = np.random.default_rng(seed)
        made = []
        for number in range(count):
            figures = random.normal(size=len(SIGNS))
            is_right = bool(random.uniform() < 1 / (1 + np.exp(-2 * figures[0])))
            made.append(
                Answered(
                    id=str(number),
                    set="made",
                    library="made",
                    is_fitted_on=number % 2 == 0,
                    is_answerable=True,
                    is_right=is_right,
                    figures=tuple(figures.tolist()),
                )
            )
        return made

    return make
