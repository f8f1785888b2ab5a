"""Who may or must do something, as a claim tells it and as its source does."""

import re
from dataclasses import dataclass
from functools import lru_cache

from service.drafting.proving.wording import Wording, read, stem

_ROLES_WORDS = """
    owner admin administrator member manager guest agent moderator editor viewer operator
    technician engineer developer employee employer staff worker team colleague supervisor
    user customer client consumer subscriber visitor buyer purchaser seller merchant vendor
    supplier reseller retailer distributor partner carrier courier driver bank insurer
    manufacturer maker provider recipient sender sponsor teacher student pupil parent guardian
    child tenant landlord host instructor trainer doctor patient nurse applicant candidate
    author contributor maintainer everyone everybody anyone anybody nobody person people
    company organisation organization organizer organiser
"""
_ROLES = frozenset(stem(word) for word in _ROLES_WORDS.split())
_SPOKEN = frozenset({"you", "we"})
_VERB = (
    r"(?:can|could|may|must|should|will|would|shall|is|are|was|were|has|have|had|do|does|did"
    r"|[a-z]{2,}(?:s|ed))"
)
_SUBJECT = re.compile(
    r"(?:(?<=^)|(?<=[,;:.] )|\b(?:if|when|that|and|but|so|only|then|once|until|because|while"
    r"|how) )"
    rf"(?P<subject>[^,;:.()]{{1,50}}?) (?P<verb>{_VERB})\b(?: (?:not|also|only|always|never))?"
    rf"(?P<be> be)? (?P<deed>[\w'-]+)",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\bby (?:an? |the |your |our |any )?(?P<agent>[\w'-]+(?: [\w'-]+)?)", re.IGNORECASE
)
_NO_ORDER_WORDS = """
    the a an it this that these those they he she there my our your its his her their any all
    every each no some most many
"""
_NO_ORDER = frozenset(_NO_ORDER_WORDS.split())
"""Words that an order does not begin with."""

_BE = frozenset({"is", "are", "was", "were"})
_CLAUSE = 80
"""Characters behind a passive verb in which its agent is looked for."""

_MODAL = frozenset(["can", "could", "may", "must", "should", "will", "would", "shall"])


@dataclass(frozen=True, slots=True)
class Deed:
    """Who does what: the stems of the subject, and that of the verb."""

    who: frozenset[str]
    deed: str


@lru_cache(maxsize=4096)
def deeds(text: str) -> tuple[Deed, ...]:
    """Read who does what in an evenly spelt text, where it says so with a subject before a verb.

    Of a passive sentence whom it is done by, or nobody.
    """
    found = []
    for match in _SUBJECT.finditer(text):
        is_plain = match["verb"].lower() not in _AUXILIARY
        verb = match["verb"] if is_plain else match["deed"]
        is_passive = bool(match["be"]) or match["verb"].lower() in _BE
        who = _agent(text, match.end()) if is_passive else _who(read(match["subject"]))
        found.append(Deed(who, stem(verb.lower())))
    return tuple(found)


def _agent(text: str, start: int) -> frozenset[str]:
    by = _BY.search(text, start, start + _CLAUSE)
    return _who(read(by["agent"])) if by else frozenset()


_AUXILIARY = _MODAL | frozenset(
    ["is", "are", "was", "were", "has", "have", "had", "do", "does", "did"]
)


def _who(subject: Wording) -> frozenset[str]:
    named = {word.stem for word in subject.words if word.tells or word.stem in _ROLES}
    if subject.lowers & {"you"}:
        named.add("you")
    if subject.lowers & {"we", "i"}:
        named.add("we")
    return frozenset(named)


def differs(claim: Wording, source: Wording, around: frozenset[str]) -> bool:
    """Whether a claim has somebody else do what its source has one do.

    ``around`` are the stems of what the source stands under and of what the reply said before.
    """
    return (
        _names_another(claim, source, around) or _takes_over(claim, source) or _swaps(claim, source)
    )


def _roles(wording: Wording) -> frozenset[str]:
    return wording.stems & _ROLES


def _names_another(claim: Wording, source: Wording, around: frozenset[str]) -> bool:
    """Whether a role acts in the claim that its source does not know."""
    acting = frozenset[str]().union(*(one.who & _ROLES for one in deeds(claim.text)))
    by = frozenset(
        word.stem for match in _BY.finditer(claim.text) for word in read(match["agent"]).words
    )
    strange = (acting | (by & _ROLES)) - source.stems - around
    return bool(strange) and bool(claim.content - strange)


def _takes_over(claim: Wording, source: Wording) -> bool:
    """Whether others do what a role does in the source, and that role is not named as doing it."""
    ours = {one.deed: one.who & (_ROLES | _SPOKEN) for one in deeds(claim.text)}
    for one in deeds(source.text):
        roles = one.who & _ROLES
        if one.deed not in claim.stems or not roles or one.who & _SPOKEN:
            continue
        if not roles & claim.stems and _acting(claim) & _SPOKEN:
            return True
        who = ours.get(one.deed, frozenset())
        if who and not who & roles and not (who <= _SPOKEN and roles & claim.stems):
            return True
    return False


def _acting(claim: Wording) -> frozenset[str]:
    """Tell who acts in a claim; nobody named means "you", as an order is for its reader."""
    found = deeds(claim.text)
    is_order = not found and claim.words and claim.words[0].lower not in _NO_ORDER
    return frozenset({"you"}) if is_order else frozenset[str]().union(*(one.who for one in found))


def _swaps(claim: Wording, source: Wording) -> bool:
    """Whether the same deed has "you" in one text and "we" in the other."""
    theirs: dict[str, set[str]] = {}
    for one in deeds(source.text):
        theirs.setdefault(one.deed, set()).update(one.who)
    return any(
        one.who & _SPOKEN
        and theirs.get(one.deed, set()) & _SPOKEN
        and not one.who & theirs[one.deed] & _SPOKEN
        for one in deeds(claim.text)
    )
