import math

import pytest

from eval.measures import MEASURES, measured

GRADES = {"q1": {"a": 1, "b": 1}, "q2": {"c": 1}, "q3": {"d": 1}}


def test_it_works() -> None:
    figures = measured(GRADES, {"q1": ["a", "x", "b"], "q2": ["x", "y"], "q3": ["d"]})
    assert set(figures) == set(MEASURES)
    ideal = 1 + 1 / math.log2(3)
    assert figures["nDCG@10"].tolist() == pytest.approx([(1 + 0.5) / ideal, 0, 1])
    assert figures["hit@1"].tolist() == [1, 0, 1]
    assert figures["recall@5"].tolist() == [1, 0, 1]


def test_the_order_counts_and_not_the_names() -> None:
    first = measured({"q": {"b": 1}}, {"q": ["b", "a", "c"]})["hit@1"]
    last = measured({"q": {"b": 1}}, {"q": ["c", "a", "b"]})["hit@1"]
    assert (first.tolist(), last.tolist()) == ([1], [0])


def test_a_question_without_an_answer_counts_as_0() -> None:
    figures = measured(GRADES, {"q1": [], "q3": ["d"]})
    assert figures["nDCG@10"].tolist() == [0, 0, 1]


def test_only_so_many_places_count() -> None:
    ranking = [f"x{number}" for number in range(7)] + ["c"]
    figures = measured({"q": {"c": 1}}, {"q": ranking})
    assert figures["recall@5"].tolist() == figures["hit@5"].tolist() == [0]
    assert figures["recall@10"].tolist() == [1]
