from pathlib import Path

import pytest

from eval.cases import CasesUnreadableError
from eval.progress import silently
from eval.suites.drafting.cases import DraftCase, DraftSet, read_sets
from eval.suites.drafting.running import OURS, WHOLE, run, sheets
from retrieval.articles import Article
from retrieval.embedding.hashing import HashEmbedder

DATA = Path(__file__).parents[4].parent / "shared" / "data"

ARTICLES = {
    "pair": Article("pair", "Pair", "To pair a lamp, hold its button. " + "Wales is wet. " * 30),
    "pay": Article("pay", "Pay", "Refunds are paid within five days."),
}
CASES = (DraftCase("1", "How do I pair a lamp?", ("Hold its button to pair a lamp.",), ("pair",)),)


@pytest.mark.parametrize("is_given", [True, False])
async def test_it_works(is_given: bool) -> None:
    one = DraftSet("lamps", ARTICLES, CASES, is_given)
    measured = await run([one], "even", HashEmbedder(), silently)
    figures = measured.figures["lamps"]
    assert figures[OURS]["token F1"].mean > figures[WHOLE]["token F1"].mean  # type: ignore[union-attr]
    assert figures[OURS]["key facts"].mean == 1.0  # type: ignore[union-attr]
    [sheet] = sheets(measured)
    assert "even half" in sheet.title


def test_the_halves_of_the_public_sets_share_no_case() -> None:
    if not DATA.exists():
        pytest.skip("the public sets are not here (../shared/data)")
    even, odd = (read_sets(DATA, half, 0) for half in ("even", "odd"))
    for one, other in zip(even, odd, strict=True):
        assert one.cases
        assert not {case.id for case in one.cases} & {case.id for case in other.cases}


def test_a_folder_without_cases_is_explained(tmp_path: Path) -> None:
    with pytest.raises(CasesUnreadableError):
        read_sets(tmp_path, "even", 0)
