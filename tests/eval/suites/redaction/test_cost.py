import pytest

from eval.cases import Case, CaseSet
from eval.progress import silently
from eval.suites.redaction.cost import run, sheet
from redaction.detection import PatternDetector
from redaction.profiles import SUPPORT
from redaction.redactor import Redactor
from retrieval.articles import Article
from retrieval.embedding.hashing import HashEmbedder

ARTICLES = (
    Article("pair", "Pair a lamp", "Hold the button until the lamp blinks blue."),
    Article("mail", "Mail", "Write to ada.kovacs@acme.example about anything."),
)


@pytest.fixture
def redactor() -> Redactor:
    return Redactor(PatternDetector(), SUPPORT)


def test_it_works(redactor: Redactor) -> None:
    cases = (
        Case("q1", "how do I pair my lamp, I am ada@acme.example", {"pair": 1}),
        Case("q2", "ada.kovacs@acme.example", {"mail": 1}),
        Case("q3", "the lamp blinks", {"pair": 1}),
    )
    told = run(CaseSet("acme", ARTICLES, cases), HashEmbedder(), redactor, "support", silently)
    assert (told.cases, told.changed) == (3, 2)
    raw, redacted = (told.figures[which]["nDCG@10"].mean for which in ("raw", "redacted"))
    assert told.figures["difference"]["nDCG@10"].mean == pytest.approx(redacted - raw)
    assert redacted < raw
    assert list(sheet(told).rows) == ["raw", "redacted", "difference"]
