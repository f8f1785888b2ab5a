"""A company's own calibration in its home folder."""

from pathlib import Path

import pytest

from service.drafting.refusing.calibration import usual_calibration
from service.drafting.refusing.keeping import FILE, keep, kept_calibration


def test_it_works(tmp_path: Path) -> None:
    path = keep(usual_calibration(), tmp_path / "home")
    assert path.name == FILE
    assert kept_calibration(tmp_path / "home") == usual_calibration()


def test_without_one_there_is_none(tmp_path: Path) -> None:
    assert kept_calibration(tmp_path) is None


def test_a_damaged_one_is_named(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"\xff{")
    with pytest.raises(ValueError, match=FILE):
        kept_calibration(tmp_path)


def test_nothing_else_is_left_behind(tmp_path: Path) -> None:
    keep(usual_calibration(), tmp_path)
    keep(usual_calibration(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
