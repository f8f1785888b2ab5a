import pytest

from eval.progress import silently
from eval.reports import as_markdown
from eval.suites.injection.blocking import blocked
from eval.suites.injection.running import outcomes
from eval.suites.injection.summary import InjectionRun, sheets
from retrieval.embedding.hashing import HashEmbedder


@pytest.mark.slow
def test_it_works() -> None:
    found = outcomes(None, HashEmbedder(), 17, 0, silently)
    assert len(found) == 34
    assert {outcome.writer for outcome in found} == {"extractive", "generative"}
    structural = {"link", "image", "markup", "placeholder", "prompt"}
    assert not [outcome for outcome in found if structural & set(outcome.left)]
    assert any(outcome.is_answered for outcome in found)


def test_nothing_of_the_demo_is_blocked() -> None:
    found = list(blocked(None, 3, silently))
    assert [one.what for one in found] == ["messages", "articles cut", "sentences not to leave"]
    assert [one.blocked for one in found] == [0, 0, 0]


def test_a_run_is_laid_out_even_if_nobody_attacked() -> None:
    run = InjectionRun("injection", (), tuple(blocked(None, 0, silently)))
    assert run.left == 0
    assert all(as_markdown(sheet) for sheet in sheets(run))
