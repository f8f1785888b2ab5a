from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from retrieval.articles import Hit
from retrieval.reranking import KeepOrder, RerankerUnusableError, open_reranker
from retrieval.reranking.cross_encoder import CrossEncoderScores

pytestmark = [pytest.mark.slow, pytest.mark.models]

TEXTS = ("the bill", "reset the lamp", "reset", "a lamp reset : reset")


def test_it_works(cross_encoder: Path, hit: Callable[..., Hit]) -> None:
    hits = [hit(place, text) for place, text in enumerate(TEXTS, 1)]
    reranker = open_reranker(str(cross_encoder), depth=7, deadline_s=30)
    again = reranker.rerank("reset", hits)
    said = [one.legs["reranker"].score for one in again]
    assert said == sorted(said, reverse=True)
    assert len(set(said)) == len(TEXTS)
    assert {one.passage.id for one in again} == {one.passage.id for one in hits}
    assert all("dense" in one.legs for one in again)
    assert reranker.depth == 7


def test_a_pair_has_the_same_score_whatever_it_is_read_with(cross_encoder: Path) -> None:
    scores = CrossEncoderScores(str(cross_encoder))
    together = scores([("reset", text) for text in TEXTS])
    alone = [scores([("reset", text)])[0] for text in TEXTS]
    assert together == pytest.approx(alone, abs=1e-5)


def test_questions_of_several_threads_get_their_own_answers(
    cross_encoder: Path, hit: Callable[..., Hit]
) -> None:
    reranker = open_reranker(str(cross_encoder), deadline_s=30)
    hits = [hit(place, text) for place, text in enumerate(TEXTS, 1)]
    questions = ["reset", "bill", "the lamp", "query : reset the lamp"] * 4
    alone = [reranker.rerank(question, hits) for question in questions]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda question: reranker.rerank(question, hits), questions))
    assert together == alone


def test_without_a_name_nothing_is_loaded() -> None:
    assert isinstance(open_reranker(), KeepOrder)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RerankerUnusableError, match="nix cannot be loaded"):
        open_reranker(str(tmp_path / "nix"))


def test_a_model_that_sorts_into_classes_is_refused(
    tmp_path: Path, tiny_model: Callable[..., None]
) -> None:
    tiny_model(tmp_path, "BertForSequenceClassification", labels=3)
    with pytest.raises(RerankerUnusableError, match="3 classes"):
        open_reranker(str(tmp_path))
