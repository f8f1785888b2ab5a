"""Risk, coverage and reliability."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from eval.suites.refusal.asking import Answered
from eval.suites.refusal.curve import area, ranked, reliability, risks, shown
from eval.suites.refusal.drawing import as_svg, bar, bins_sheet, curve_sheet
from eval.suites.refusal.fitting import fitted

Answers = Callable[..., list[Answered]]


def test_it_works(answers: Answers) -> None:
    cases = answers(1000)
    calibration = fitted(cases[::2])
    at = shown(cases[1::2], calibration, 0.2)
    assert 0.1 < at.coverage < 0.9
    assert at.error is not None
    assert at.error.mean < 0.25
    assert at.bound > at.error.mean


def test_the_curve_ends_at_the_share_of_wrong_drafts(answers: Answers) -> None:
    cases = answers(400)
    calibration = fitted(cases)
    wrong = sum(not one.is_right for one in cases) / len(cases)
    assert risks(cases, calibration)[-1] == pytest.approx(wrong)
    assert area(cases, calibration).mean < wrong


def test_right_drafts_are_surer_than_wrong_ones(answers: Answers) -> None:
    cases = answers(400)
    calibration = fitted(cases)
    order = ranked(cases, calibration)
    assert order is not None
    assert order > 0.8
    assert ranked([one for one in cases if one.is_right], calibration) is None


def test_what_is_sure_is_right_about_as_often(answers: Answers) -> None:
    cases = answers(2000)
    for one in reliability(cases[1::2], fitted(cases[::2])):
        assert one.right.low - 0.1 <= one.confidence <= one.right.high + 0.1


def test_what_seems_foreign_is_never_shown(answers: Answers) -> None:
    cases = answers(200)
    calibration = replace(fitted(cases), foreign_below=1.0)
    assert shown(cases, calibration, 0.9).shown == 0


def test_curves_are_drawn_as_text(answers: Answers) -> None:
    cases = answers(300)
    calibration = fitted(cases)
    assert bar(0.5) == "█" * 10 + "·" * 10
    assert len(curve_sheet(risks(cases, calibration).tolist()).rows) == 10
    assert bins_sheet(reliability(cases, calibration)).rows


def test_curves_are_drawn_as_a_picture(answers: Answers) -> None:
    pytest.importorskip("vl_convert", reason="the extra bench draws")
    cases = answers(300)
    calibration = fitted(cases)
    svg = as_svg(risks(cases, calibration).tolist(), reliability(cases, calibration))
    assert svg.startswith("<svg")
    assert "coverage" in svg
