from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retrieval.embedding.detail import (
    WINDOW_TOKENS,
    body_windows,
    count_within,
    heading_of,
    unit_rows,
    window_vectors,
)


def rows(count: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(count, 8)).astype(np.float32)


def test_it_works() -> None:
    heading, body = rows(3), rows(2 * WINDOW_TOKENS, seed=1)
    found = window_vectors(np.concatenate([heading, body]), 3)
    means = [
        np.concatenate([heading, body[start : start + WINDOW_TOKENS]]).mean(axis=0)
        for start, _ in body_windows(len(body))
    ]
    expected = np.stack([mean / np.linalg.norm(mean) for mean in means])
    assert np.allclose(found, expected, atol=1e-6)


@given(st.integers(0, 600))
def test_windows_cover_the_body_and_are_all_of_one_length(tokens: int) -> None:
    windows = body_windows(tokens)
    assert all(end - start == WINDOW_TOKENS for start, end in windows)
    covered = {place for start, end in windows for place in range(start, end)}
    assert covered == (set(range(tokens)) if tokens > WINDOW_TOKENS else set())
    starts = [start for start, _ in windows]
    assert starts == sorted(set(starts))
    assert all(0 < after - before <= WINDOW_TOKENS for before, after in pairwise(starts))


def test_a_text_of_a_heading_alone_has_no_windows() -> None:
    assert window_vectors(rows(40), 40).shape == (0, 8)
    assert window_vectors(rows(0), 0).shape == (0, 8)


def test_a_heading_ends_with_the_first_line_and_its_tokens_are_those_that_begin_there() -> None:
    text = "Hub\nReset it"
    assert heading_of(text) == "Hub"
    assert count_within([(0, 3), (4, 9), (10, 12)], len(heading_of(text))) == 1
    assert count_within([], 5) == 0


def test_a_row_of_zeros_stays_one() -> None:
    assert unit_rows(np.zeros((1, 4))).tolist() == [[0.0, 0.0, 0.0, 0.0]]
