import json

import pytest
from rich.console import Console

from eval.reports import Sheet, as_json, as_markdown, as_table
from eval.statistics import Interval
from eval.suites.search import SearchRun, sheet


@pytest.fixture
def run() -> SearchRun:
    figures = {"nDCG@10": Interval(0.5, 0.4, 0.6), "hit@1": Interval(1.0, 0.9, 1.0)}
    return SearchRun("search acme", "hash", 2, 3, {"dense": figures, "combined": figures})


def test_it_works(run: SearchRun) -> None:
    told = json.loads(as_json(run))
    assert told["suite"] == "search acme"
    assert told["figures"]["dense"]["nDCG@10"] == {"mean": 0.5, "low": 0.4, "high": 0.6}


def test_a_table_shows_every_leg_with_its_bounds(run: SearchRun) -> None:
    console = Console(width=80)
    with console.capture() as captured:
        console.print(as_table(sheet(run)))
    text = captured.get()
    for said in ("dense", "combined", "0.500", ".400 .600", "1.000", ".900 1.000", "2 cases"):
        assert said in text


def test_markdown_has_a_line_for_every_row() -> None:
    cells = {"labels": 1200, "recall": Interval(0.5, 0.4, 10.05), "F2": None, "what": "1 card"}
    told = as_markdown(Sheet("kinds", "with intervals", "kind", {"CARD": cells}))
    assert told.splitlines() == [
        "**kinds** (with intervals)",
        "",
        "| kind | labels | recall | F2 | what |",
        "| --- | ---: | ---: | ---: | ---: |",
        "| CARD | 1,200 | 0.500 .400 10.050 | - | 1 card |",
    ]


def test_a_sheet_without_rows_has_a_heading_alone() -> None:
    assert as_markdown(Sheet("kinds", "none", "kind", {})).splitlines()[-2] == "| kind |"
