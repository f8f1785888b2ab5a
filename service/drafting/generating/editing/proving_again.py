"""Believe a sentence said again only if the words that proved it before prove it now."""

from dataclasses import dataclass, replace

import sentencex

from redaction.text import RedactedText
from service.drafting.generating.editing.checking import keeps_facts, labels_in
from service.drafting.generating.judging import Judge, placeholders_in
from service.drafting.guarding import host_of, leaves_safely
from service.drafting.port import Question
from service.drafting.prompts import REWRITE
from service.drafting.proving import Proof
from service.model.reply import Sentence, Verdict

_RANK: dict[Verdict, int] = {"unsupported": 0, "partly": 1, "supported": 2, "courtesy": 3}


@dataclass(frozen=True, slots=True)
class Again:
    """What a reply is said again for."""

    question: Question
    is_translated: bool


def said_again(old: Sentence, text: str, again: Again) -> Sentence:
    """Give a sentence its new words if it is proven no worse with them; else leave it."""
    first, _, rest = old.text.partition("\n")
    kept = keeps_facts(first, text, labels_in(old.citations), translated=False)
    if not kept or not _may_leave(old, text, again):
        return old
    proof = _proof(old, text, again)
    if not _is_as_good(proof, old):
        return old
    return _reworded(old, text, rest, proof)


def translated_back(old: Sentence, text: str, back: str, again: Again) -> Sentence:
    """Give a sentence its translation if the way back is proven; *partly* if there is none."""
    first, _, rest = old.text.partition("\n")
    kept = keeps_facts(first, text, labels_in(old.citations), translated=True)
    if not kept or not _may_leave(old, text, again):
        return old
    if back:
        proof = _proof(old, back, again)
        is_other = (old.verdict == "courtesy") != (proof.verdict == "courtesy")
        if is_other or proof.verdict == "unsupported":
            return old
        return _reworded(old, text, rest, proof)
    if old.verdict == "courtesy":
        return old
    # Nobody here has read the translation but the model that wrote it.
    return _reworded(old, text, rest, Proof("partly", old.score / 2, (), ("unproven",)))


def _may_leave(old: Sentence, text: str, again: Again) -> bool:
    """Whether a sentence may be sent in its new words: nobody looks at them again."""
    return not leaves_safely(
        text,
        hosts=frozenset(filter(None, (host_of(citation.url) for citation in old.citations))),
        quotes=[citation.quote for citation in old.citations],
        placeholders=placeholders_in(again.question),
        instructions=REWRITE,
    )


def _proof(old: Sentence, text: str, again: Again) -> Proof:
    """Prove the sentences that one was turned into; the worst of them counts."""
    texts = [part.strip() for part in sentencex.segment("en", text) if part.strip()]
    proofs = Judge.citing(old.citations, again.question).prove(texts)
    return min(proofs, key=lambda proof: (_RANK[proof.verdict], proof.score))


def _is_as_good(proof: Proof, old: Sentence) -> bool:
    if old.verdict == "courtesy":
        return proof.verdict == "courtesy"
    return proof.verdict != "courtesy" and _RANK[proof.verdict] >= _RANK[old.verdict]


def _reworded(old: Sentence, text: str, rest: str, proof: Proof) -> Sentence:
    """Put new words in place of the old, with the same citations: they are what proves both."""
    whole = f"{text}\n{rest}" if rest else text
    return replace(
        old,
        text=RedactedText(whole),
        verdict=proof.verdict,
        score=min(old.score, proof.score),
        faults=proof.faults,
    )
