"""Whether two texts say yes and no to the same thing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from service.drafting.proving.opposites import OPPOSITE
from service.drafting.proving.wording import Word, Wording, stem

_DENYING_WORDS = """
    not no never without neither nor nobody nothing none hardly cannot impossible
"""
_DENYING = frozenset(_DENYING_WORDS.split())
_FAILING_WORDS = """
    fail fails failed failing refuse refuses refused lack lacks avoid avoids prevent prevents
    stop stops
"""
_FAILING = frozenset(_FAILING_WORDS.split())
_PLAIN_VERBS = frozenset(["is", "are", "was", "were", "have", "has", "had", "do", "does", "did"])
_PREPOSITIONS = frozenset(["for", "in", "on", "to", "with", "at", "from", "by", "via"])
_MORE_OR_LESS = """
    only just necessarily more less fewer later longer earlier sooner higher lower
"""
_BOUNDING = frozenset(_MORE_OR_LESS.split())
"""What "not" or "no" limits instead of denying, as in "no more than three"."""

_BREAK = re.compile(r"[,;:.!?()]|\b(?:but|and|if|when|because|so|unless|until|while|which)\b")
_PREFIX = re.compile(r"(?:un|in|im|dis|non|ir)(?=[a-z]{4})")
_REACH = 8
"""Words that a denial may reach over before its clause ends."""

_IF = frozenset({"if", "when", "once", "whenever"})
_MUST = frozenset({stem("must"), "shall"})
_MAY = frozenset({"can", "may", "could", "might", "optional", "optionally"})


@dataclass(frozen=True, slots=True)
class Denied:
    """The stems that a text denies: ``surely`` those right after "not", ``maybe`` those behind."""

    surely: frozenset[str]
    maybe: frozenset[str]


@lru_cache(maxsize=4096)
def denied(wording: Wording) -> Denied:
    """Find what a text denies."""
    surely: set[str] = set()
    maybe: set[str] = set()
    for place, word in enumerate(wording.words):
        reached = [one.stem for one in _reached(wording, place)]
        if word.lower in _FAILING or word.lower == "unless":
            maybe.update(reached)
        elif _denies(wording, place):
            surely.update(reached[:1] or _verb_before(wording, place))
            maybe.update((*reached, *_elliptic(wording, place)))
    return Denied(frozenset(surely), frozenset(maybe | surely))


def _elliptic(wording: Wording, place: int) -> list[str]:
    """Give the words before "pay no VAT" or "in the store and not for plans" that it denies too."""
    word = wording.words[place]
    after = wording.words[place + 1].lower if place + 1 < len(wording.words) else ""
    if word.lower != "no" and after not in _PREPOSITIONS:
        return []
    reach = 1 if word.lower == "no" else _REACH
    return [one.stem for one in wording.words[max(0, place - reach) : place] if one.tells]


def _verb_before(wording: Wording, place: int) -> list[str]:
    """Give the verb of "it is not" or "you don't have", where no telling word follows."""
    around = wording.words[max(0, place - 1) : place + 2]
    return [word.stem for word in around if word.lower in _PLAIN_VERBS]


def contradicts(claim: Wording, source: Wording) -> bool:
    """Whether a claim denies what its source states, or states what that denies.

    Compared are the words that both have; then words of opposite meaning that each has alone.
    """
    ours, theirs = denied(claim), denied(source)
    shared = claim.stems & source.stems
    said_yes = _affirmed(source)
    if any(word in shared and word not in theirs.maybe for word in ours.surely):
        return True
    if any(
        word in shared and word not in ours.maybe and word not in said_yes for word in theirs.surely
    ):
        return True
    flips = list(_opposites(claim, source))
    return any(
        (ours_word in ours.maybe) == (their_word in theirs.maybe) for ours_word, their_word in flips
    ) or (_obliges_otherwise(claim, source) or _turns_unless(claim, source))


def _denies(wording: Wording, place: int) -> bool:
    """Whether a word denies; "not only" does not, nor does a "No," that answers."""
    word = wording.words[place]
    if word.lower not in _DENYING:
        return False
    after = wording.words[place + 1].lower if place + 1 < len(wording.words) else ""
    is_answer = word.lower == "no" and wording.text[word.end : word.end + 1] in {",", ".", ":"}
    return not is_answer and not (word.lower in {"not", "no"} and after in _BOUNDING)


def _reached(wording: Wording, place: int) -> Iterator[Word]:
    """Give the telling words behind a denial, up to the end of its clause."""
    start = wording.words[place].end
    broken = _BREAK.search(wording.text, start)
    end = broken.start() if broken else len(wording.text)
    for word in wording.words[place + 1 : place + 1 + _REACH]:
        if word.start >= end:
            return
        if word.tells:
            yield word


def _affirmed(source: Wording) -> frozenset[str]:
    """Find the stems that stand at least once where nothing denies them."""
    covered = [
        range(word.start, reached[-1].end)
        for place, word in enumerate(source.words)
        if _denies(source, place) and (reached := list(_reached(source, place)))
    ]
    return frozenset(
        word.stem
        for word in source.words
        if word.tells and not any(word.start in own for own in covered)
    )


def _opposites(claim: Wording, source: Wording) -> Iterator[tuple[str, str]]:
    """Pair words of opposite meaning of which each text has one and not the other."""
    strange, there = claim.stems - source.stems, source.stems - claim.stems
    for ours in strange:
        for contrary in _contraries().get(ours, frozenset()) & there:
            yield ours, contrary
    yield from (
        (word, bare) for word, bare in _prefixed(claim) if word in strange and bare in there
    )
    yield from (
        (bare, word) for word, bare in _prefixed(source) if word in there and bare in strange
    )


def _prefixed(wording: Wording) -> Iterator[tuple[str, str]]:
    """Give the stems of words like "unavailable", each with that of the word it denies."""
    for word in wording.words:
        if _PREFIX.match(word.lower):
            yield word.stem, stem(_PREFIX.sub("", word.lower, count=1))


@lru_cache(maxsize=1)
def _contraries() -> dict[str, frozenset[str]]:
    """Look up by a stem those of the words that deny it."""
    found: dict[str, frozenset[str]] = {}
    for one, other in (map(stem, sorted(pair)) for pair in OPPOSITE):
        if one != other:
            found[one] = found.get(one, frozenset()) | {other}
            found[other] = found.get(other, frozenset()) | {one}
    return found


def _turns_unless(claim: Wording, source: Wording) -> bool:
    """Whether "unless" in one text is "if" in the other, on the same terms."""
    return any(
        "unless" in one.lowers
        and "unless" not in other.lowers
        and bool(other.lowers & _IF)
        and _has_terms(one, other)
        for one, other in ((claim, source), (source, claim))
    )


def _has_terms(one: Wording, other: Wording) -> bool:
    """Whether the other text has the terms of this one's "unless", and does not deny them."""
    place = next(n for n, word in enumerate(one.words) if word.lower == "unless")
    terms = {word.stem for word in _reached(one, place)}
    return 2 * len(terms & other.content) > len(terms) and not terms & denied(other).maybe


def _obliges_otherwise(claim: Wording, source: Wording) -> bool:
    """Whether what must be done is told as what may be, or the other way round."""
    ours, theirs = claim.stems, source.stems
    loosened = ours & _MAY and theirs & _MUST and not ours & _MUST and not theirs & _MAY
    tightened = ours & _MUST and theirs & _MAY and not ours & _MAY and not theirs & _MUST
    return bool(loosened or tightened)
