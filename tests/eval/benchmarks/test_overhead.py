import pytest

from eval.benchmarks import overhead
from eval.benchmarks.overhead import NotProvenError, run, sheet
from eval.progress import silently


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overhead, "_WARM_UP", 1)


@pytest.mark.slow
def test_it_works() -> None:
    measured = run(4, silently)
    assert measured.drafts == 4
    assert list(measured.figures) == ["bare call", "proven draft", "difference"]
    for cells in measured.figures.values():
        assert list(cells) == ["p50", "p95"]
    bare = measured.figures["bare call"]["p50"]
    assert isinstance(bare, float)
    # The stub begins after 20 ms and sends a word every 5.
    assert bare > 40
    assert sheet(measured).rows == measured.figures


@pytest.mark.slow
def test_a_draft_that_is_not_proven_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overhead, "_quotations", lambda hits: ["Our wine is excellent."])
    with pytest.raises(NotProvenError):
        run(2, silently)
