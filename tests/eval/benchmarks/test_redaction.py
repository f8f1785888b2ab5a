import time
from collections.abc import Iterator, Sequence

import pytest

from eval.benchmarks.redaction import HOSTILE, run, sheets
from eval.progress import silently
from eval.statistics import Interval
from redaction.entities import Entity

TEXTS = ["My valve is stuck. Ada"] * 12


class Sleeper:
    """Takes its time, the same for every text."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self.lengths: list[int] = []

    def read(self, turns: Sequence[str]) -> Iterator[tuple[Entity, ...]]:
        for text in turns:
            self.lengths.append(len(text))
            time.sleep(self._seconds)
            yield ()


def test_it_works() -> None:
    contestants = {"default": Sleeper(0.001), "stock": Sleeper(0.01)}
    measured = run(contestants, TEXTS, silently)
    faster = measured.speed["default"]["times faster"]
    assert isinstance(faster, Interval)
    assert faster.low > 2
    assert list(measured.scaling) == ["default"]
    assert [sheet.rows_are for sheet in sheets(measured)] == ["contestant", "contestant"]


def test_a_hundred_times_the_text_is_read() -> None:
    sleeper = Sleeper(0)
    run({"default": sleeper}, TEXTS, silently)
    assert max(sleeper.lengths) == 100 * (len(TEXTS[0]) + 1) - 1


@pytest.mark.parametrize("stock", [True, False])
def test_hostile_texts_are_for_ours_alone(stock: bool) -> None:
    contestants = {"default": Sleeper(0), **({"stock": Sleeper(0)} if stock else {})}
    measured = run(contestants, TEXTS, silently, hostile_size=1000)
    assert set(measured.hostile) == set(HOSTILE)
    assert set(measured.hostile["digits"]) == {"default"}
    assert contestants["default"].lengths.count(1000) == len(HOSTILE)
