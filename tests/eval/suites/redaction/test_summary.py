from eval.statistics import Interval
from eval.suites.redaction.running import RedactionRun, SetRun
from eval.suites.redaction.scoring import ALL
from eval.suites.redaction.summary import summary


def run(*sets: SetRun) -> RedactionRun:
    return RedactionRun("redaction", "default", "support", "dev", sets, ())


def chat(recall: float) -> SetRun:
    figures = {"recall": Interval(recall, 0.0, 1.0), "precision": Interval(0.9, 0.0, 1.0)}
    return SetRun("multidogo_pii", 10, {ALL: figures})


def plain(per_100: float) -> SetRun:
    return SetRun("clinc150", 10, {"messages": {"per 100": Interval(per_100, 0.0, 100.0)}})


def test_it_works() -> None:
    rows = summary(run(chat(0.9), plain(0.5))).rows
    assert rows["multidogo_pii"]["reach"] == "recall 0.88, precision 0.85"
    assert rows["multidogo_pii"]["reached"] == "yes"
    assert rows["clinc150, messages"]["reached"] == "yes"
    assert rows["clinc150, messages"]["recall"] is None


def test_one_figure_below_its_bar_is_enough() -> None:
    rows = summary(run(chat(0.87), plain(1.5))).rows
    assert rows["multidogo_pii"]["reached"] == "no"
    assert rows["clinc150, messages"]["reached"] == "no"


def test_a_set_without_a_bar_has_no_verdict() -> None:
    rows = summary(run(SetRun("stdnum_bare", 1, {ALL: {"recall": None}}))).rows
    assert rows["stdnum_bare"]["reached"] == ""
