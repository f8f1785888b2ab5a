"""Hold a claim against the spans that may prove it, and tell what differs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from service.drafting.proving.actors import differs
from service.drafting.proving.amounts import amounts, unstated
from service.drafting.proving.conditions import drops
from service.drafting.proving.naming import invents_link, invents_name
from service.drafting.proving.polarity import contradicts
from service.drafting.proving.promising import promised
from service.drafting.proving.spans import Span
from service.drafting.proving.weighing import SIGNS, Weights, signs
from service.drafting.proving.wording import Wording, read
from service.model.reply import Fault

_LOOKED_AT = 4
"""Spans that are looked at closely: those that hold most of a claim's words."""

_NEARLY = 0.15
_HELD, _PAIRS = SIGNS.index("held"), SIGNS.index("pairs")


@dataclass(frozen=True, slots=True)
class Reply:
    """What surrounds a sentence in its reply.

    ``before`` is what was said just before it, ``said`` holds the stems of what the customer said,
    ``hosts`` are the company's own.
    """

    before: str = ""
    said: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Finding:
    """How a claim stands beside its best span."""

    span: Span
    score: float
    faults: tuple[Fault, ...]
    signs: tuple[float, ...]

    @property
    def closeness(self) -> float:
        """How near the span is to the claim's own words, 0 to 1.5."""
        return self.signs[_HELD] + self.signs[_PAIRS] / 2

    @property
    def rank(self) -> tuple[bool, float]:
        """What makes one finding better than another: no fault, then the score."""
        return not self.faults, self.score


def judge(
    claim: str, sentence: str, spans: Sequence[Span], weights: Weights, reply: Reply
) -> Finding | None:
    """Find the span that proves a claim of a sentence best; None where there is no span.

    A span with a fault is passed over for one without only if that says nearly as much of the
    claim: else what contradicts the source would go and find a vaguer one.
    """
    wording = read(claim)
    findings = [
        _finding(wording, sentence, span, weights, reply) for span in nearest(wording, spans)
    ]
    closest = max((one.closeness for one in findings), default=0.0)
    near = [one for one in findings if one.closeness >= closest - _NEARLY]
    return max(near, key=lambda one: one.rank, default=None)


def _finding(
    wording: Wording, sentence: str, span: Span, weights: Weights, reply: Reply
) -> Finding:
    found = signs(wording, span)
    faults = tuple(faults_of(wording, sentence, span, reply))
    return Finding(span, weights.score(found), faults, found)


def nearest(claim: Wording, spans: Sequence[Span]) -> list[Span]:
    """Choose the spans that hold most of a claim's words.

    Two units are looked at where they hold more together than the better one alone.
    """
    words = claim.content
    own = [words & span.content for span in spans]
    ranked = []
    for number, span in enumerate(spans):
        held = own[number]
        if any(own[part] == held for part in span.parts):
            continue
        strength = len(held) + 0.4 * len((words & span.under.content) - held)
        ranked.append((-strength + 0.3 * (len(span.units) - 1), number))
    return [spans[number] for _, number in nsmallest(_LOOKED_AT, ranked)]


def faults_of(claim: Wording, sentence: str, span: Span, reply: Reply) -> Iterator[Fault]:
    """Tell what a claim has otherwise than its span, the gravest first."""
    source = span.wording
    around = read(f"{reply.before} {sentence}")
    stated = amounts(source.text) + amounts(span.under.text)
    if promised(claim.text, source):
        yield "promise"
    if invents_link(claim.text, [span], reply.hosts):
        yield "link"
    has_other_amount = any(unstated(amounts(claim.text), stated))
    if has_other_amount:
        yield "number"
    if contradicts(claim, source):
        yield "negation"
    if differs(claim, source, read(reply.before).stems | span.under.stems):
        yield "actor"
    if invents_name(claim.text, claim, [span], reply.said):
        yield "name"
    # "Within 60 days" for "within 30 days" is another amount, and not a condition left out too.
    if not has_other_amount and drops(claim, source, around):
        yield "condition"
