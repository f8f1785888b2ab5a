from typing import Any

import pytest

from eval.benchmarks import freshness
from eval.benchmarks.freshness import NotSeenError, run, sheet
from eval.progress import silently
from eval.statistics import Interval
from retrieval.library import Library


def test_it_works() -> None:
    measured = run(300, 2, silently)
    assert measured.build_cpu_s > 0
    assert list(measured.figures) == ["edit", "unpublish", "remove", "look at an unchanged article"]
    seen = measured.figures["edit"]["until seen"]
    assert isinstance(seen, Interval)
    assert seen.mean > 0
    assert sheet(measured).rows == measured.figures


def test_a_change_that_does_not_show_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    put = Library.put

    def forgetful(self: Library, articles: Any, **options: Any) -> Any:
        return put(self, [] if len(articles) == 1 else articles, **options)

    monkeypatch.setattr(freshness.Library, "put", forgetful)
    with pytest.raises(NotSeenError):
        run(300, 1, silently)
