import json
from pathlib import Path

import pytest

from eval.cases import Case, CaseSet, CasesUnreadableError
from eval.halves import HALVES
from eval.progress import silently
from eval.suites.questions import followed, half, run, sheet, wrapped
from retrieval.articles import Article
from retrieval.embedding.hashing import HashEmbedder

ARTICLES = (
    Article("pair", "Pair a lamp", "Hold the button until the lamp blinks blue."),
    Article("refunds", "Refunds", "Return a lamp within thirty days and get the price back."),
    Article("bills", "Invoices", "Invoices are sent on the first of the month."),
)
CASES = (
    Case("q1", "How do I pair my lamp with the hub?", {"pair": 1}),
    Case("q2", "When are the invoices of a month sent?", {"bills": 1}),
)
MESSAGES = (
    "I want to book a table for two.",
    "My cat is on the roof again.",
    "It rains a lot in here.",
)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.jsonl"
    path.write_text("\n".join(json.dumps({"text": message}) for message in MESSAGES))
    return path


def test_it_works(story: Path) -> None:
    asked = list(wrapped(CASES, [story]))
    told = run(CaseSet("acme", ARTICLES, CASES), asked, HashEmbedder(), silently)
    assert told.figures["its questions"]["hit@1"].mean == 1.0
    assert told.searches["the question alone"] == 1.0
    assert list(sheet(told).rows) == list(asked[0].ways)


def test_the_history_helps_where_the_last_turn_says_nothing(tmp_path: Path) -> None:
    history = [
        {"speaker": "user", "text": "I read about the invoices of a month."},
        {"speaker": "agent", "text": "Shall I tell when invoices are sent?"},
    ]
    line = {"id": "q3", "text": "yes please", "history": history}
    (tmp_path / "queries.jsonl").write_text(json.dumps(line))
    asked = list(followed([Case("q3", "yes please", {"bills": 1})], tmp_path))
    told = run(CaseSet("acme", ARTICLES, (asked[0].case,)), asked, HashEmbedder(), silently)
    assert told.figures["its questions"]["hit@1"].mean == 1.0


def test_cases_without_a_history_are_no_conversations(tmp_path: Path) -> None:
    (tmp_path / "queries.jsonl").write_text('{"id": "q1", "text": "How?"}')
    with pytest.raises(CasesUnreadableError, match="no history"):
        list(followed(CASES[:1], tmp_path))


def test_without_messages_there_are_no_mails(story: Path) -> None:
    story.write_text('{"text": "Why?"}')
    with pytest.raises(CasesUnreadableError, match="too few"):
        list(wrapped(CASES, [story]))


def test_every_case_is_in_one_half() -> None:
    cases = [Case(f"q{n}", "How?", {"pair": 1}) for n in range(40)]
    even, odd = (half(cases, name) for name in HALVES)
    assert sorted([*even, *odd], key=cases.index) == cases
    assert even
    assert odd
