import pytest

from eval.benchmarks.plotting import Panel, as_svg

pytest.importorskip("vl_convert", reason="The extra `bench` brings what draws.")
TIME = Panel("passages", "milliseconds", {"search": [(1000, 8.0), (100_000, 12.0)]})
MEMORY = Panel("passages", "megabytes", {"memory": [(1000, 190.0), (100_000, 340.0)]})


def test_it_works() -> None:
    drawn = as_svg([TIME, MEMORY])
    assert drawn.startswith("<svg")
    for word in ("milliseconds", "megabytes", "search", "100k"):
        assert word in drawn


def test_a_picture_has_a_few_kilobytes() -> None:
    assert len(as_svg([TIME, MEMORY])) < 20_000
