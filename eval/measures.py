"""How good a ranking is, question by question."""

from collections.abc import Mapping, Sequence

import ir_measures
import numpy as np
from ir_measures import R, Success, nDCG
from numpy.typing import NDArray

MEASURES = {
    "nDCG@10": nDCG @ 10,
    "recall@5": R @ 5,
    "recall@10": R @ 10,
    "recall@100": R @ 100,
    "hit@1": Success @ 1,
    "hit@5": Success @ 5,
}


def measured(
    grades: Mapping[str, Mapping[str, int]], rankings: Mapping[str, Sequence[str]]
) -> dict[str, NDArray[np.float64]]:
    """Measure rankings of article ids, best first, by question.

    Returns, per measure, one figure between 0 and 1 for each question in the order of ``grades``;
    a question without a ranking has 0 everywhere. The definitions are those of trec_eval.
    """
    place = {question: number for number, question in enumerate(grades)}
    names = {measure: name for name, measure in MEASURES.items()}
    figures = {name: np.zeros(len(grades)) for name in MEASURES}
    # trec_eval orders by score and not by place, so the place is given as the score.
    run = {
        question: {article: -float(rank) for rank, article in enumerate(ranking)}
        for question, ranking in rankings.items()
    }
    for metric in ir_measures.iter_calc(list(names), _plain(grades), run):
        figures[names[metric.measure]][place[metric.query_id]] = metric.value
    return figures


def _plain(grades: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, int]]:
    return {question: dict(own) for question, own in grades.items()}
