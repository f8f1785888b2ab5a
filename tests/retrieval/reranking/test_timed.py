import logging
import math
import time
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.articles import Hit
from retrieval.reranking.cross_encoder import Pair
from retrieval.reranking.timed import TimedReranker


class Slow:
    """A model that takes its time for each pair, and likes the last words best."""

    def __init__(self, pair_s: float) -> None:
        self.pair_s = pair_s
        self.read: list[str] = []

    def __call__(self, pairs: Sequence[Pair]) -> list[float]:
        time.sleep(self.pair_s * len(pairs))
        self.read += [text for _, text in pairs]
        return [float(text.rpartition(" ")[2]) for _, text in pairs]


def ids(hits: Sequence[Hit]) -> list[str]:
    return [hit.passage.id for hit in hits]


@pytest.fixture
def hits(hit: Callable[..., Hit]) -> list[Hit]:
    return [hit(place, f"lamp {place}") for place in range(1, 21)]


def test_it_works(hits: list[Hit]) -> None:
    again = TimedReranker(Slow(0.0), depth=20, deadline_s=5).rerank("reset", hits)
    assert ids(again) == ids(hits)[::-1]
    assert again[0].legs["reranker"].score == 20.0
    assert [hit.legs["reranker"].rank for hit in again] == list(range(1, 21))
    assert again[0].score == pytest.approx(1 / (1 + math.exp(-20)))
    assert again[0].legs["dense"] == hits[-1].legs["dense"]


def test_a_slow_model_is_left_at_the_deadline(hits: list[Hit]) -> None:
    reranker = TimedReranker(Slow(pair_s=0.05), depth=20, deadline_s=0.5)
    began = time.monotonic()
    again = reranker.rerank("reset", hits)
    assert time.monotonic() - began < 0.8
    read = len([hit for hit in again if "reranker" in hit.legs])
    assert 4 <= read <= 8
    assert ids(again) == ids(hits)[:read][::-1] + ids(hits)[read:]


def test_a_model_that_hangs_in_a_batch_is_left_at_the_deadline(
    hits: list[Hit], caplog: pytest.LogCaptureFixture
) -> None:
    began = time.monotonic()
    assert TimedReranker(Slow(pair_s=0.5), depth=20, deadline_s=0.1).rerank("reset", hits) == hits
    assert time.monotonic() - began < 1.0
    assert caplog.messages == ["The reranker read no hit within 0.1 s"]


def test_a_batch_that_would_not_be_done_in_time_is_not_begun(hits: list[Hit]) -> None:
    model = Slow(pair_s=0.05)
    TimedReranker(model, depth=20, deadline_s=0.3).rerank("reset", hits)
    time.sleep(0.3)
    assert len(model.read) == 4


def test_a_question_whose_turn_does_not_come_is_answered_in_the_old_order(hits: list[Hit]) -> None:
    model = Slow(pair_s=0.2)
    reranker = TimedReranker(model, depth=20, deadline_s=0.1)
    assert reranker.rerank("reset", hits) == reranker.rerank("bill", hits) == hits
    time.sleep(1.0)
    assert len(model.read) == 4


def test_no_more_are_read_than_its_depth(hits: list[Hit]) -> None:
    model = Slow(0.0)
    again = TimedReranker(model, depth=6, deadline_s=5).rerank("reset", hits)
    assert len(model.read) == 6
    assert ids(again) == ids(hits)[:6][::-1] + ids(hits)[6:]


def test_one_that_was_not_read_claims_no_more_than_those_before_it(
    hit: Callable[..., Hit],
) -> None:
    hits = [hit(1, "-3"), hit(2, "-2", score=0.9), hit(3, "7", score=0.8), hit(4, "9", score=0.01)]
    again = TimedReranker(Slow(0.0), depth=2, deadline_s=5).rerank("reset", hits)
    assert ids(again) == ["a2#0", "a1#0", "a3#0", "a4#0"]
    assert again[2].score == again[1].score == pytest.approx(1 / (1 + math.exp(3)))
    assert again[3].score == 0.01


def test_a_model_that_fails_keeps_the_order_and_tells_no_words(
    hits: list[Hit], caplog: pytest.LogCaptureFixture
) -> None:
    def fails(pairs: Sequence[Pair]) -> list[float]:
        raise RuntimeError(f"cannot read {pairs}")

    with caplog.at_level(logging.DEBUG):
        again = TimedReranker(fails, depth=20, deadline_s=5).rerank("my secret", hits)
    assert again == hits
    assert "RuntimeError" in caplog.text
    assert "secret" not in caplog.text
    assert "lamp" not in caplog.text


def test_title_and_headings_are_read_before_the_plain_words(hit: Callable[..., Hit]) -> None:
    pairs: list[Pair] = []

    def note(batch: Sequence[Pair]) -> list[float]:
        pairs.extend(batch)
        return [0.0] * len(batch)

    TimedReranker(note, depth=5, deadline_s=5).rerank("reset", [hit(1, "Hold **it**")])
    assert pairs == [("reset", "Hold it")]


@given(
    scores=st.lists(st.floats(), max_size=12),
    own=st.lists(st.floats(0, 1), max_size=12),
    depth=st.integers(1, 15),
)
def test_the_same_hits_come_out_as_went_in(
    hit: Callable[..., Hit], scores: list[float], own: list[float], depth: int
) -> None:
    """Whatever the model says, too few scores, infinite ones and none at all included."""
    falling = sorted(own, reverse=True)
    hits = [hit(place, score=score) for place, score in enumerate(falling, 1)]
    rest = iter(scores)

    def says(pairs: Sequence[Pair]) -> list[float]:
        return [score for _, score in zip(pairs, rest, strict=False)]

    again = TimedReranker(says, depth=depth, deadline_s=5).rerank("reset", hits)
    assert sorted(ids(again)) == sorted(ids(hits))
    assert [hit.score for hit in again] == sorted((hit.score for hit in again), reverse=True)
    assert all(0 <= hit.score <= 1 for hit in again)
    unread = [hit for hit in again if "reranker" not in hit.legs]
    assert ids(unread) == ids(hits)[len(hits) - len(unread) :] == ids(again)[-len(unread) or 99 :]
