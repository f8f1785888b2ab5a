"""Tables of a run."""

from collections.abc import Callable
from dataclasses import replace

from eval.reports import as_markdown
from eval.suites.refusal.asking import Answered
from eval.suites.refusal.fitting import fitted
from eval.suites.refusal.running import measured, sheets

Answers = Callable[..., list[Answered]]


def test_it_works(answers: Answers) -> None:
    cases = answers(600)
    run = measured(cases, fitted(cases[::2]), 0.3, {"ordinary": {"messages": 1}})
    assert run.sets["made"]["cases"] == 300
    assert run.sets["all"] == run.sets["made"]
    assert isinstance(run.libraries["made"]["threshold"], str)
    told = "\n".join(as_markdown(sheet) for sheet in sheets(run))
    assert "| made | 300 | 300 |" in told


def test_only_the_reported_part_is_measured(answers: Answers) -> None:
    cases = [replace(one, is_right=one.is_fitted_on) for one in answers(400)]
    run = measured(cases, fitted(answers(400)), 0.9, {})
    assert run.sets["made"]["wrong"] == run.sets["made"]["shown"]


def test_a_library_with_too_few_cases_says_so(answers: Answers) -> None:
    cases = answers(30)
    run = measured(cases, fitted(answers(400)), 0.3, {})
    assert run.libraries["made"]["threshold"] == "too few"
