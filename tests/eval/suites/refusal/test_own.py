"""A company's own cases."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from eval.cases import CasesUnreadableError
from eval.suites.refusal.asking import Answered
from eval.suites.refusal.fitting import fitted
from eval.suites.refusal.own import fitted_on_own, own_cases
from eval.suites.refusal.running import told

Answers = Callable[..., list[Answered]]


def test_it_works(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    lines = [
        {"question": "How do I pair a lamp?", "articles": ["pair"], "answer": "Hold the button."},
        {"question": "Do you sell sheds?", "articles": [], "subject": "Sheds"},
    ]
    path.write_text("\n".join(map(json.dumps, lines)))
    pairing, sheds = own_cases(path).cases
    assert pairing.articles == {"pair"}
    assert pairing.references == ("Hold the button.",)
    assert sheds.ticket.subject == "Sheds"
    assert not sheds.articles


@pytest.mark.parametrize("line", ["{}", '{"question": 1, "articles": []}', '{"question": "a"}'])
def test_a_line_that_is_no_case_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text('{"question": "a", "articles": []}\n' + line)
    with pytest.raises(CasesUnreadableError, match="line 2"):
        own_cases(path)


def test_no_cases_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text("")
    with pytest.raises(CasesUnreadableError, match="no cases"):
        own_cases(path)


def test_one_half_is_fitted_on_and_the_other_measured(answers: Answers) -> None:
    run = fitted_on_own(answers(600), fitted(answers(600, seed=2)), 0.2)
    assert run.held_out.cases == 300
    assert 0 < run.held_out.shown < 300
    said = told(run.held_out, 0.2, run.cases)
    assert "With 600 cases I am 95 % sure that the error is below" in said


def test_a_budget_that_cannot_be_shown_to_hold_says_what_is_missing(answers: Answers) -> None:
    run = fitted_on_own(answers(60), fitted(answers(600, seed=2)), 0.02)
    said = told(run.held_out, 0.02, run.cases)
    assert "nothing would be drafted" in said
    assert "149 drafts" in said
