import pytest

from eval.progress import silently
from eval.suites.proving.fitting import Part, fitted, help_part, part_of
from eval.suites.proving.labelled import Labelled, unproven
from eval.suites.proving.running import ProvingRun, agreement, agreements, plantings, sheets
from eval.suites.proving.sentences import stated_in
from retrieval.articles import Article
from service.drafting.reading.replies import all_units, passages_of
from service.drafting.reading.units import Unit

TEXT = " ".join(
    f"If the {colour} lamp blinks {count} times, you can hold its button for {count} minutes."
    for count, colour in enumerate(("red", "green", "blue", "white", "amber"), start=2)
)
ARTICLES = [Article(name, name, TEXT) for name in ("one", "two", "three")]


def units() -> tuple[Unit, ...]:
    return tuple(all_units(passages_of(ARTICLES[0])))


def test_it_works() -> None:
    assert agreement([(True, True), (True, False), (False, False)]).balanced_accuracy.mean == 0.75


def test_errors_are_planted_and_found() -> None:
    kinds, wrong = plantings(stated_in(ARTICLES), silently)
    assert kinds["number"].flagged is not None
    assert kinds["number"].flagged.mean > 0.9
    assert kinds["quoted"].flagged is not None
    assert kinds["quoted"].flagged.mean == 0
    assert all(":" in one for one in wrong)


def test_the_same_seed_gives_the_same_sentences() -> None:
    assert [one.text for one in stated_in(ARTICLES)] == [one.text for one in stated_in(ARTICLES)]


def test_a_part_is_judged_with_weights_of_the_others() -> None:
    text = units()[0].text
    own = [
        Labelled(text, units(), True),
        Labelled("Paint the fence at night.", units(), False),
    ] * 3
    figures, _ = agreements({"begin a": own, "qags b": own}, stated_in(ARTICLES), silently)
    assert set(figures) == {"begin a", "qags b", "begin together"}
    assert figures["begin a"].balanced_accuracy.mean == 1
    run = ProvingRun("proving", figures, {})
    assert [sheet.rows_are for sheet in sheets(run)] == ["part"]


def test_what_holds_more_counts_more() -> None:
    weights = fitted({"help": help_part(stated_in(ARTICLES))})
    part = part_of([Labelled(units()[0].text, units(), True)])
    assert isinstance(part, Part)
    assert weights.score(tuple(part.signs[0])) > 0.5


def test_without_its_proof_a_sentence_is_unproven() -> None:
    text = units()[0].text
    assert text not in [unit.text for unit in unproven(text, units())]


def test_nothing_to_compare_is_an_error() -> None:
    with pytest.raises(ValueError, match="need at least one array"):
        fitted({})
