"""A company's own labelled cases: read, asked of its library, and fitted."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from eval.cases import CasesUnreadableError, read_lines
from eval.suites.refusal.asking import Answered
from eval.suites.refusal.cases import Labelled, LabelledSet, asking
from eval.suites.refusal.curve import Bin, Shown, reliability, risks, shown
from eval.suites.refusal.fitting import recalibrated
from service.drafting.refusing.calibration import Calibration


@dataclass(frozen=True, slots=True)
class OwnRun:
    """What fitting on a company's own cases gave.

    ``held_out``, ``risks`` and ``bins`` are what one half of the cases says of a calibration that
    was fitted on the other one; ``calibration`` is fitted on all of them.
    """

    suite: str
    budget: float
    cases: int
    held_out: Shown
    risks: tuple[float, ...]
    bins: tuple[Bin, ...]
    calibration: Calibration


def own_cases(path: Path) -> LabelledSet:
    """Read JSON lines of ``question`` and ``articles``, the ids of those that answer, or none.

    A line may have a ``subject``, and an ``answer`` that a draft has to hold.
    Raises CasesUnreadableError that names the line.
    """
    cases = tuple(_case(line, f"{path}, line {n}") for n, line in enumerate(read_lines(path), 1))
    if not cases:
        raise CasesUnreadableError(f"{path} holds no cases.")
    return LabelledSet(path.stem, path.stem, cases)


def fitted_on_own(answered: Sequence[Answered], usual: Calibration, budget: float) -> OwnRun:
    """Fit on one half and measure on the other; then fit on all. Raises TooFewCasesError."""
    half = recalibrated(usual, [one for one in answered if one.is_fitted_on])
    others = [one for one in answered if not one.is_fitted_on]
    return OwnRun(
        suite="refusal",
        budget=budget,
        cases=len(answered),
        held_out=shown(others, half, budget),
        risks=tuple(risks(others, half).tolist()),
        bins=tuple(reliability(others, half)),
        calibration=recalibrated(usual, answered),
    )


def _case(line: dict[str, object], where: str) -> Labelled:
    question, articles = line.get("question"), line.get("articles")
    if not isinstance(question, str) or not isinstance(articles, list):
        raise CasesUnreadableError(f"{where}: question must be a text, articles a list of ids.")
    id_ = sha256(f"{question}\0{articles}".encode("utf-8", "ignore")).hexdigest()[:16]
    answer = line.get("answer")
    return Labelled(
        id=id_,
        ticket=asking(id_, question, str(line.get("subject") or "")),
        articles=frozenset(map(str, articles)),
        references=(answer,) if isinstance(answer, str) and answer else (),
    )
