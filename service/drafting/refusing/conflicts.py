"""Notice when articles contradict a draft, or each other in what is asked about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, combinations, islice

from retrieval.articles import Hit
from service.drafting.proving.amounts import Amount, amounts
from service.drafting.proving.measuring import SYMBOLS, measure
from service.drafting.proving.polarity import contradicts
from service.drafting.proving.wording import LONGEST, Word, Wording, read
from service.drafting.reading.blocks import Unit, blocks_of
from service.drafting.reading.words import content_words
from service.model.reply import Citation, Draft

PASSAGES = 12
"""How many passages a draft is compared with: the best ones found."""

STATEMENTS = 12
"""How many sentences of a draft are compared; more are steps, which state little."""

ASKED = 3
"""So many words of the question are in a sentence that states what is asked about."""

_BEFORE = 5
"""How many telling words before an amount say what it is the amount of."""

_LIMITED = frozenset({"time", "working time", "months"})
"""Kinds that every other sentence has. Only as limits ("within 30 days") are they rules."""

_OF_A_RULE = 2
"""A sentence of more amounts than this says what each of them is of in ways not read here."""

_PAID = frozenset(SYMBOLS.values())

_UNCOMPARED = frozenset({"", "code", "date", "clock"})

SAME_WORDS = 0.8
"""Share of the telling words of each that both have where only one of them denies."""

FEWEST_SHARED = 4
"""With fewer telling words in common, sentences that deny each other are about different things."""

_SHORT = 4
"""Words of so few letters are in every sentence."""

_OF_DAYS = frozenset({"working", "business", "calendar"})

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Side:
    """A sentence to compare: how it reads, and where it stands."""

    wording: Wording
    citation: Citation

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """The amounts it states that can be compared."""
        return tuple(
            one
            for one in amounts(self.wording.text)
            if one.kind not in _UNCOMPARED and (one.bound or one.kind not in _LIMITED)
        )

    @cached_property
    def surroundings(self) -> tuple[frozenset[str], frozenset[str]]:
        """The telling words closely before its amounts, and the first one behind each."""
        before: set[str] = set()
        behind: set[str] = set()
        words = [word for word in self.wording.words if _names_a_thing(word)]
        for figure in _FIGURE.finditer(self.wording.text):
            left = [word.stem for word in words if word.end <= figure.start()]
            right = [word.stem for word in words if word.start >= figure.end()]
            before.update(left[-_BEFORE:])
            behind.update(right[:1])
        return frozenset(before), frozenset(behind)


def conflict_in(
    draft: Draft, hits: Sequence[Hit], asked: frozenset[str] = frozenset()
) -> tuple[Citation, Citation] | None:
    """Find two sentences of different articles that cannot both be true.

    One is the draft's; or both have an amount and several of the stems ``asked``, for an article
    that contradicts another need not be the one that is quoted. Either both state an amount of the
    same thing and not the same one, or they have nearly the same words and one denies what the
    other states.
    """
    said = list(_said(draft))[:STATEMENTS]
    if not said:
        return None
    units = _units(hits)
    for own, other in chain(_with_draft(said, units), _among_found(units, asked)):
        if own.citation.article_id != other.citation.article_id and clash(own, other):
            return own.citation, other.citation
    return None


def _said(draft: Draft) -> Iterator[Side]:
    for sentence in draft.sentences:
        if sentence.verdict in ("supported", "partly") and sentence.citations:
            yield Side(read(sentence.text), sentence.citations[0])


def _units(hits: Sequence[Hit]) -> list[Unit]:
    """Take the sentences of the best passages; what a program prints is an example, and no rule."""
    passages = {hit.passage.id: hit.passage for hit in hits}
    blocks = blocks_of(list(passages.values())[:PASSAGES])
    return [unit for block in blocks for unit in block.units if unit.mark != "code"]


def _with_draft(said: Sequence[Side], units: Sequence[Unit]) -> Iterator[tuple[Side, Side]]:
    """Pair what a draft says with what others say, not with an article that is the only one cited.

    Reading a sentence word by word costs more than all else here, so that those with too little in
    common are left out before.
    """
    cited = {side.citation.article_id for side in said}
    has_amounts = any(side.amounts for side in said)
    told = frozenset[str]().union(*(_long_words(side.wording.text) for side in said))
    for unit in units:
        if len(cited) == 1 and unit.passage.article.id in cited:
            continue
        has_figure = has_amounts and _FIGURE.search(unit.text) is not None
        if has_figure or len(_long_words(unit.text) & told) > 1:
            other = _side(unit)
            yield from ((own, other) for own in said)


def _among_found(units: Sequence[Unit], asked: frozenset[str]) -> Iterator[tuple[Side, Side]]:
    """Pair the sentences with an amount of what is asked about."""
    concerned = (
        unit
        for unit in units
        if _FIGURE.search(unit.text) and len(content_words(unit.text[:LONGEST]) & asked) >= ASKED
    )
    yield from combinations(map(_side, islice(concerned, STATEMENTS)), 2)


def _side(unit: Unit) -> Side:
    return Side(read(unit.text), unit.citation())


def _long_words(text: str) -> frozenset[str]:
    return frozenset(word for word in text[:LONGEST].lower().split() if len(word) > _SHORT)


def clash(own: Side, other: Side) -> bool:
    """Whether two sentences cannot both be true."""
    return _amounts_clash(own, other) or _denies_the_same(own.wording, other.wording)


def _amounts_clash(own: Side, other: Side) -> bool:
    kinds = {one.kind for one in own.amounts} & {one.kind for one in other.amounts}
    return any(_differ(own, other, kind) for kind in kinds)


def _differ(own: Side, other: Side, kind: str) -> bool:
    """Whether the amounts of a kind are of the same thing, and leave no room for each other."""
    ours = [one for one in own.amounts if one.kind == kind]
    theirs = [one for one in other.amounts if one.kind == kind]
    both = [one for one in ours if any(one.equals(there) for there in theirs)]
    (before, behind), (there_before, there_behind) = own.surroundings, other.surroundings
    led = before & there_before
    if both:
        # "2.4 GHz only" and "2.4 and 5 GHz" share an amount, and still differ.
        excluded = _excludes(own, ours, both, theirs) or _excludes(other, theirs, both, ours)
        return bool(led) and excluded
    if kind in _PAID:
        return len(led) > 1
    if max(len(own.amounts), len(other.amounts)) > _OF_A_RULE:
        return False
    are_rules = any(one.bound and one.bound == there.bound for one in ours for there in theirs)
    return are_rules and bool(led) and bool(behind & there_behind)


def _excludes(
    side: Side, own: Sequence[Amount], both: Sequence[Amount], others: Sequence[Amount]
) -> bool:
    return "only" in side.wording.lowers and len(own) == len(both) < len(others)


def _names_a_thing(word: Word) -> bool:
    is_of_the_amount = word.lower in _OF_DAYS or measure(word.lower) is not None
    return word.tells and not word.lower[0].isdigit() and not is_of_the_amount


def _denies_the_same(one: Wording, other: Wording) -> bool:
    shared = one.content & other.content
    longer = max(len(one.content), len(other.content))
    if len(shared) < FEWEST_SHARED or len(shared) < SAME_WORDS * longer:
        return False
    return contradicts(one, other)
