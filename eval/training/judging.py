"""Learn how much each sign of a candidate counts, and how strength becomes a probability.

Run as ``python -m eval.training.judging --data FOLDER``, a folder of ``scifact_beir``, of which the
training split is read, and ``clapnq``. Writes ``retrieval/judging/judge.json``.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray
from platformdirs import user_cache_path

from eval.cases import Case, CaseSet, read_cases, read_lines
from eval.progress import Progress, with_a_bar
from eval.statistics import SEED
from eval.suites.search import filled_libraries
from retrieval.articles import Article
from retrieval.embedding import open_embedder
from retrieval.embedding.port import Embedder
from retrieval.judging import SIGNS, Answer, Calibration, fitted
from retrieval.library import Library

_HARDEST = 30
"""Wrong articles that each right one is compared with: the strongest, as they are in the way."""

_ASKED_FOR = 10
"""Articles of a question that probabilities are learned from: as many as a search shows."""

Figures = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for a question: signs by article, (n, len(SIGNS)), and which are right."""

    signs: Figures
    is_right: NDArray[np.bool_]


def clapnq(folder: Path) -> CaseSet:
    """Read its questions; a passage stands for an article, those that answer nothing too."""
    articles: dict[str, Article] = {}
    cases: list[Case] = []
    for name in ("answerable", "unanswerable"):
        for line in read_lines(folder / f"records.{name}.jsonl"):
            id_ = sha256(line["passage"].encode()).hexdigest()[:12]
            articles[id_] = Article(id_, line["passage_title"], line["passage"])
            # A question that nothing answers teaches what a low probability looks like.
            cases.append(
                Case(line["id"], line["question"], {id_: 1} if name == "answerable" else {})
            )
    return CaseSet("clapnq", tuple(articles.values()), tuple(cases))


def found(library: Library, cases: Sequence[Case], progress: Progress) -> Iterator[Found]:
    """Ask every question; give the best of each sign among an article's candidates."""
    for case in progress(cases, "Asking"):
        best: dict[str, list[float]] = {}
        for one in library.candidates(case.question):
            known = best.get(one.article_id, one.signs)
            best[one.article_id] = [max(pair) for pair in zip(known, one.signs, strict=True)]
        if best:
            is_right = np.array([case.grades.get(id_, 0) > 0 for id_ in best])
            yield Found(np.array(list(best.values())), is_right)


def weights(sets: Sequence[Sequence[Found]]) -> Figures:
    """Learn from pairs of a right and a wrong article which signs tell them apart.

    Every set, and in it every question, counts alike. Weights add up to one.
    """
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 -- slow to import

    pairs, counts = zip(*(pair for own in sets for pair in _pairs(own)), strict=True)
    differences, shares = np.concatenate(pairs), np.concatenate(counts)
    # A right one is stronger whichever way round a pair is told.
    way = np.random.default_rng(SEED).choice([-1, 1], len(differences))
    spread = differences.std(axis=0)
    model = LogisticRegression(C=1000.0, fit_intercept=False, max_iter=1000)
    model.fit(differences / spread * way[:, None], way, sample_weight=shares)
    learned: Figures = np.asarray(model.coef_[0] / spread, dtype=np.float64)
    learned /= learned.sum()
    return learned


def _pairs(own: Sequence[Found]) -> Iterator[tuple[Figures, Figures]]:
    """Tell how each right article of a question differs from the strongest wrong ones."""
    answered = [one for one in own if one.is_right.any() and not one.is_right.all()]
    for one in answered:
        wrong = one.signs[~one.is_right]
        strength = (wrong / one.signs.std(axis=0).clip(1e-9)).sum(axis=1)
        hardest = wrong[np.argsort(-strength)[:_HARDEST]]
        rights = one.signs[one.is_right]
        differences = (rights[:, None] - hardest[None]).reshape(-1, len(SIGNS))
        yield differences, np.full(len(differences), 1000 / len(answered) / len(differences))


def answers(sets: Sequence[Sequence[Found]], learned: Figures) -> list[Answer]:
    """Tell what a search would show of every question: how strong it is, and whether it is right.

    Every set counts alike, though one may have more questions.
    """
    shown = []
    for own in sets:
        for one in own:
            strengths = one.signs @ learned
            best = np.argsort(-strengths)[:_ASKED_FOR]
            shown += [
                Answer(float(strengths[place]), bool(one.is_right[place]), 1 / len(own))
                for place in best
            ]
    return shown


def learn(
    case_sets: Sequence[CaseSet], embedder: Embedder, progress: Progress
) -> tuple[Figures, Calibration]:
    """Learn the signs' weights, and the calibration."""
    sets = []
    for case_set in case_sets:
        with filled_libraries(case_set.articles, embedder, progress) as libraries:
            sets.append(list(found(libraries["combined"], case_set.cases, progress)))
    learned = weights(sets)
    return learned, fitted(answers(sets, learned))


def main(
    data: Annotated[Path, typer.Option(help="A folder of scifact_beir and clapnq.")],
) -> None:
    """Learn from the training questions, and write what retrieval reads."""
    case_sets = [read_cases(data / "scifact_beir", split="train"), clapnq(data / "clapnq")]
    embedder = open_embedder(cache=user_cache_path("deskproof") / "models")
    learned, calibration = learn(case_sets, embedder, with_a_bar)
    written = {
        "weights": dict(zip(SIGNS, np.round(learned, 4).tolist(), strict=True)),
        "slope": round(calibration.slope, 4),
        "offset": round(calibration.offset, 4),
    }
    typer.echo(json.dumps(written))
    target = Path(str(files("retrieval.judging").joinpath("judge.json")))
    target.write_text(json.dumps(written, indent=2) + "\n")


if __name__ == "__main__":
    typer.run(main)
