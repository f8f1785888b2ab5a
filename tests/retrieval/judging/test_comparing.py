import numpy as np
import pytest

from retrieval.embedding.detail import Detail, Vectors
from retrieval.judging import compare, packed

DIMENSION = 384


def rows(count: int, seed: int) -> Vectors:
    found = np.random.default_rng(seed).normal(size=(count, DIMENSION))
    return (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)


def detail(windows: Vectors, words: Vectors) -> Detail:
    return Detail(windows[0], windows, words, ((0, 1),) * len(words))


QUESTION = detail(rows(1, 0), rows(3, 1))
OTHER = detail(rows(4, 2), rows(40, 3))


def test_it_works() -> None:
    alike = detail(np.concatenate([rows(3, 4), QUESTION.windows]), QUESTION.words)
    windows, words = compare(QUESTION, [1.0, 1.0, 1.0], [packed(OTHER), packed(alike)])
    assert windows[1] == pytest.approx(1, abs=1e-3)
    # The signs of a random vector keep sqrt(2 / pi) of its length.
    assert words[1] == pytest.approx(np.sqrt(2 / np.pi), abs=0.03)
    assert windows[0] < 0.3
    assert words[0] < 0.3


def test_it_says_what_comparing_one_by_one_says() -> None:
    weights = np.array([0.5, 2.0, 0.0])
    signs = np.where(OTHER.words > 0, 1, -1) / np.sqrt(DIMENSION)
    best = (QUESTION.words @ signs.T).max(axis=1)
    windows, words = compare(QUESTION, weights.tolist(), [packed(OTHER)] * 2)
    assert windows == pytest.approx([(OTHER.windows @ QUESTION.vector).max()] * 2, abs=2e-3)
    assert words == pytest.approx([best @ weights / weights.sum()] * 2, abs=2e-3)


def test_a_question_without_words_that_weigh_fits_nothing() -> None:
    _, words = compare(QUESTION, [0.0, 0.0, 0.0], [packed(OTHER)])
    assert words.tolist() == [0.0]
    none = Detail(QUESTION.vector, QUESTION.windows, QUESTION.words[:0], ())
    assert compare(none, [], [packed(OTHER)])[1].tolist() == [0.0]


def test_nothing_to_compare_gives_nothing() -> None:
    windows, words = compare(QUESTION, [1.0, 1.0, 1.0], [])
    assert (len(windows), len(words)) == (0, 0)
