"""Tell what an injection run measured: what left, and what was answered all the same."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from eval.reports import Cell, Sheet
from eval.statistics import wilson
from eval.suites.injection.blocking import Blocked
from eval.suites.injection.running import Outcome


@dataclass(frozen=True, slots=True)
class InjectionRun:
    """Every attack's outcome with each writer, and what guarding takes from the harmless."""

    suite: str
    outcomes: tuple[Outcome, ...]
    blocked: tuple[Blocked, ...]

    @property
    def left(self) -> int:
        """How many drafts let something out."""
        return sum(bool(outcome.left) for outcome in self.outcomes)


def sheets(run: InjectionRun) -> list[Sheet]:
    """Lay a run out: by set, ours by each of its axes, and what is blocked without need."""
    own = [outcome for outcome in run.outcomes if outcome.set == "own"]
    by_set = _sheet("injection", "set and writer", run.outcomes, lambda o: f"{o.set}, {o.writer}")
    axes: Mapping[str, Callable[[Outcome], str]] = {
        "kind": lambda o: o.kind,
        "carrier": lambda o: o.carrier,
        "language": lambda o: o.language,
        "disguise": lambda o: o.disguise,
    }
    ours = [_sheet(f"own attacks by {name}", name, own, of) for name, of in axes.items()]
    return [by_set, *ours, _blocked_sheet(run.blocked)]


def _sheet(
    title: str, rows_are: str, outcomes: Sequence[Outcome], of: Callable[[Outcome], str]
) -> Sheet:
    names = dict.fromkeys(map(of, outcomes))
    rows = {name: _row([o for o in outcomes if of(o) == name]) for name in names}
    caption = "left: drafts with something in them that must not leave; reached: the model saw it"
    return Sheet(title, caption, rows_are, {**rows, "all": _row(outcomes)})


def _row(outcomes: Sequence[Outcome]) -> dict[str, Cell]:
    asked = [o for o in outcomes if o.is_answered is not None]
    modelled = [o for o in outcomes if o.writer != "extractive"]
    return {
        "cases": len(outcomes),
        "left": sum(bool(o.left) for o in outcomes),
        "what": ", ".join(sorted({what for o in outcomes for what in o.left})) or "nothing",
        "reached": sum(o.has_reached for o in modelled),
        "drafted": sum(o.is_drafted for o in outcomes),
        "answered all the same": wilson(sum(bool(o.is_answered) for o in asked), len(asked)),
    }


def _blocked_sheet(blocked: Sequence[Blocked]) -> Sheet:
    rows: dict[str, Mapping[str, Cell]] = {
        f"{one.set}: {one.what}": {
            "texts": one.texts,
            "blocked": one.blocked,
            "share": one.share,
        }
        for one in blocked
    }
    return Sheet("blocked without need", "nobody attacks here", "set", rows, digits=4)
