"""A desk asked labelled cases."""

from dataclasses import replace

from eval.progress import silently
from eval.suites.refusal.asking import all_answers, is_right
from eval.suites.refusal.cases import Collection, Labelled, LabelledSet, asking, unanswered
from redaction.text import RedactedText
from retrieval.articles import Article
from retrieval.embedding.hashing import HashEmbedder
from service.drafting.refusing import usual_calibration
from service.drafting.refusing.signs import SIGNS
from service.model.reply import Citation, Draft, Sentence

ARTICLES = (
    Article("pair", "Pair a lamp", "Hold the button of the lamp for ten seconds to pair it."),
    Article("refund", "Refunds", "You can return a lamp within thirty days of delivery."),
)
PAIRING = Labelled("1", asking("1", "How do I pair a lamp?"), frozenset({"pair"}))


def test_it_works() -> None:
    angry = Labelled("2", asking("2", "My lawyer will sue you."), frozenset())
    sets = (
        LabelledSet("answered", "acme", (PAIRING, angry)),
        LabelledSet("foreign", "acme", tuple(unanswered("f", {"3": "What is tau?"})), "reported"),
    )
    collection = Collection(sets, {"acme": ARTICLES})
    pairing, anger, foreign = all_answers(collection, HashEmbedder(), silently)
    assert pairing.is_right
    assert len(pairing.figures) == len(SIGNS)
    assert 0 < pairing.sure(replace(usual_calibration(), foreign_below=0)) < 1
    assert anger.reason == "needs_person"
    assert anger.sure(usual_calibration()) == 0
    assert not foreign.is_fitted_on
    assert not foreign.is_answerable


def draft(text: str, article_id: str) -> Draft:
    citation = Citation(article_id, "", "", f"{article_id}#0", 0, 4, text)
    return Draft((Sentence(RedactedText(text), "supported", (citation,)),), 0.9, "extractive")


def test_a_draft_is_right_if_it_cites_what_answers() -> None:
    assert is_right(PAIRING, draft("Hold the button.", "pair"))
    assert not is_right(PAIRING, draft("Hold the button.", "refund"))


def test_a_known_answer_has_to_be_held() -> None:
    known = replace(PAIRING, references=("Hold the button for ten seconds.",))
    assert is_right(known, draft("Hold the button of the lamp ten seconds.", "pair"))
    assert not is_right(known, draft("Charge the lamp.", "pair"))


def test_whatever_is_drafted_for_what_nothing_answers_is_wrong() -> None:
    assert not is_right(replace(PAIRING, articles=frozenset()), draft("Hold it.", "pair"))


def test_a_case_is_always_in_the_same_part() -> None:
    asked = LabelledSet("answered", "acme", (PAIRING,))
    assert asked.part_of(PAIRING) == PAIRING.part
    assert {replace(PAIRING, id=str(n)).part for n in range(20)} == {"fitted", "reported"}
