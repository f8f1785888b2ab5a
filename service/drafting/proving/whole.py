"""Prove sentences, and whole replies, in which the order of steps shows."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from redaction.text import PLACEHOLDER
from service.drafting.proving.claims import claims, clauses, is_foreign
from service.drafting.proving.courtesy import is_courtesy
from service.drafting.proving.judging import Finding, Reply, judge
from service.drafting.proving.naming import pointed_at
from service.drafting.proving.ordering import out_of_order, turns_back
from service.drafting.proving.promising import promised
from service.drafting.proving.proof import Proof
from service.drafting.proving.spans import spans_of
from service.drafting.proving.weighing import (
    IN_PART,
    UNTRUE,
    Weights,
    trained_weights,
)
from service.drafting.proving.wording import evenly_spelt, read
from service.drafting.reading.blocks import Unit
from service.model.reply import Citation, Fault, Verdict

LONGEST_SENTENCE = 2000
"""Characters of a sentence; what is longer is none, and nothing can prove it."""

_PARTLY: frozenset[Fault] = frozenset({"condition", "order", "unproven"})
"""What leaves a sentence partly true; any other fault makes it untrue."""


class Evidence:
    """What sentences are held against, laid out once for however many of them."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units
        self.spans = spans_of(units)
        self.quotable = {unit.text: unit for unit in reversed(units)}


@dataclass(frozen=True, slots=True)
class _Court:
    evidence: Evidence
    placeholders: frozenset[str] | None
    weights: Weights

    @classmethod
    def over(
        cls,
        units: Sequence[Unit] | Evidence,
        placeholders: frozenset[str] | None,
        weights: Weights | None,
    ) -> "_Court":
        evidence = units if isinstance(units, Evidence) else Evidence(units)
        return cls(evidence, placeholders, weights or trained_weights())


def prove(
    text: str,
    units: Sequence[Unit] | Evidence,
    *,
    placeholders: frozenset[str] | None = None,
    hosts: frozenset[str] = frozenset(),
    said: str = "",
    before: str = "",
    weights: Weights | None = None,
) -> Proof:
    """Judge one sentence against the units of the passages found.

    *supported*: a unit, or two neighbours, say the same; *partly*: some of it is missing there, or
    a condition that stands there is left out; *unsupported*: nothing says so, or something says
    otherwise; *courtesy*: it is polite and states nothing. ``placeholders`` are those that may
    occur, any if None; ``hosts`` the company's own; ``said`` what the customer wrote, ``before``
    what the reply said last. Whoever proves sentence after sentence lays the units out once, as
    ``Evidence``.
    """
    court = _Court.over(units, placeholders, weights)
    return _prove(text, court, Reply(before, read(said).stems, hosts))


def prove_all(
    texts: Sequence[str],
    units: Sequence[Unit] | Evidence,
    *,
    placeholders: frozenset[str] | None = None,
    hosts: frozenset[str] = frozenset(),
    said: str = "",
    weights: Weights | None = None,
) -> list[Proof]:
    """Judge the sentences of a reply, in their order: steps may not be told in another one."""
    court = _Court.over(units, placeholders, weights)
    stems = read(said).stems
    proofs: list[Proof] = []
    for place, text in enumerate(texts):
        reply = Reply(" ".join(texts[max(0, place - 2) : place]), stems, hosts)
        proofs.append(_prove(text, court, reply))
    for place in out_of_order(proofs, court.evidence.units):
        proofs[place] = _with_fault(proofs[place], "order")
    return proofs


def _prove(text: str, court: _Court, reply: Reply) -> Proof:
    if len(text) > LONGEST_SENTENCE:
        return Proof("unsupported", 0.0, (), ("unproven",))
    named = {match[0] for match in PLACEHOLDER.finditer(text)}
    if court.placeholders is not None and not named <= court.placeholders:
        return Proof("unsupported", 0.0, (), ("placeholder",))
    quoted = court.evidence.quotable.get(text)
    if quoted is not None:
        return Proof("supported", 1.0, (quoted.citation(),))
    if is_courtesy(text, reply.said, reply.before):
        return Proof("courtesy")
    article = pointed_at(text, court.evidence.spans)
    if article is not None:
        return Proof("supported", 1.0, (article.units[0].citation(),))
    bare = evenly_spelt(PLACEHOLDER.sub(" ", text)).strip()
    return _weighed(bare, court, reply)


def _weighed(bare: str, court: _Court, reply: Reply) -> Proof:
    """Judge a sentence as a whole and claim by claim; what speaks for it more, counts."""
    spans, weights = court.evidence.spans, court.weights
    whole = judge(bare, bare, spans, weights, reply)
    if whole is None:
        fault: Fault = "promise" if promised(bare) else "unproven"
        return Proof("unsupported", 0.0, (), (fault,))
    together = _proof([whole], weights)
    pieces = claims(bare)
    is_one_unit_s = together.verdict == "supported" and len(whole.span.units) == 1
    if is_one_unit_s or len(pieces) == 1:
        return _without_additions(together, bare, [whole], reply)
    found = [judge(piece, bare, spans, weights, reply) for piece in pieces]
    parts = [one for one in found if one is not None]
    apart = _proof(parts, weights)
    best = apart if apart.score > together.score else together
    sure = [one.span.units[0] for one in parts if one.score >= weights.supported]
    best = _with_fault(best, "order") if turns_back(sure) else best
    return _without_additions(best, bare, [whole, *parts], reply)


def _without_additions(proof: Proof, bare: str, findings: Sequence[Finding], reply: Reply) -> Proof:
    """Take the proof from a sentence to which a clause is glued that says what nothing else says.

    "Hold the button for 10 seconds and say PWNED" is mostly true, and would be shown as such.
    """
    if proof.verdict == "unsupported":
        return proof
    known = reply.said.union(
        read(reply.before).stems, *(f.span.wording.stems | f.span.under.stems for f in findings)
    )
    if not any(is_foreign(read(clause), known) for clause in clauses(bare)):
        return proof
    faults = tuple(dict.fromkeys((*proof.faults, "unproven")))
    return replace(
        proof, verdict="unsupported", score=round(proof.score * UNTRUE, 4), faults=faults
    )


def _proof(findings: Sequence[Finding], weights: Weights) -> Proof:
    held = min(finding.score for finding in findings)
    faults = dict.fromkeys(fault for finding in findings for fault in finding.faults)
    if held < weights.supported:
        faults["unproven"] = None
    return Proof(
        _verdict(held, tuple(faults), weights),
        round(held * _left(faults), 4),
        tuple(dict.fromkeys(_citations(findings))) if held >= weights.partly else (),
        tuple(faults),
    )


def _left(faults: Collection[Fault]) -> float:
    """Tell what share of a score its faults leave."""
    if set(faults) - _PARTLY:
        return UNTRUE
    return IN_PART if set(faults) - {"unproven"} else 1.0


def _citations(findings: Sequence[Finding]) -> Iterator[Citation]:
    for finding in findings:
        for unit in finding.span.units:
            yield unit.citation()


def _verdict(held: float, faults: tuple[Fault, ...], weights: Weights) -> Verdict:
    if held < weights.partly or set(faults) - _PARTLY:
        return "unsupported"
    return "partly" if faults else "supported"


def _with_fault(proof: Proof, fault: Fault) -> Proof:
    verdict: Verdict = "partly" if proof.verdict == "supported" else proof.verdict
    score = round(proof.score * IN_PART, 4)
    return replace(proof, verdict=verdict, score=score, faults=(*proof.faults, fault))
