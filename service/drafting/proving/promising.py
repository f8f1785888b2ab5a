"""Promises and claims of deeds: the desk writes and has no hands, so it can keep none."""

import re

from service.drafting.proving.wording import Wording, stem

_ACTS = """
    refund reimburse credit compensate escalate forward cancel reset send sent resend resent ship
    dispatch create open raise file submit log update change upgrade downgrade process issue
    contact call ring phone email write follow look check review investigate arrange organise
    organize book schedule replace exchange extend apply waive remove delete unlock unblock lock
    pass transfer assign notify inform tell reach get keep take make give grant approve authorise
    authorize restore report fix repair correct resolve activate deactivate enable disable add
    adjust flag mark note speak spoke spoken talk ask start begin initiate expedite prioritise
    prioritize guarantee promise ensure assure handle deliver return pay deduct discount offer
    verify confirm sort set put reach monitor close reopen connect charge honour honor done
"""
_DEEDS = frozenset(stem(act) for act in _ACTS.split())
_HARMLESS = re.compile(
    r"\b(?:(?:i|we)(?: \w+){0,2} (?:understand|appreciate|apologi[sz]e|hope|regret|know"
    r"|see (?:that|how)|recommend|suggest|advise)|let (?:me|us) know"
    r"|(?:happy|glad|pleased|here|available|like) to (?:help|assist|answer|clarify)"
    r"|(?:can|will|may|could) (?:gladly |happily )?(?:help|assist|answer))\b"
)
_SPEAKER = (
    r"(?:i|we|(?:(?:our|the|my|your|a|an|one of our|someone from our|a member of our)"
    r" (?:\w+ ){0,3}?(?:team|colleagues?|specialists?|experts?|managers?|department|agents?"
    r"|technicians?|engineers?|staff|support)(?: team)?))"
)
_FIRST_PERSON = re.compile(
    rf"\b(?:{_SPEAKER})(?: have| has| had| will| would| shall| am| are| is)?"
    r"(?: (?:already|just|now|also|personally|immediately|gladly|happily|today|going to|about to"
    r"|been|be|being|happy to|pleased to|glad to|able to|currently|have|gone ahead and|definitely"
    r"|certainly|then|can))* (?P<deed>[a-z]+)",
)
_COMMITTED = re.compile(
    r"\b(?:have|has|had|will|shall|going to|about to|happy to|pleased to|glad to|been|be|being)\b"
    r"|ing\b|ed\b"
)
_LET_ME = re.compile(r"\blet (?:me|us) (?!know\b)(?P<deed>[a-z]+)")
_YOURS = (
    r"\b(?:your (?:[\w-]+ ){1,4}?|(?:the|this|that|an?) (?:[\w-]+ ){0,2}?(?:refund|ticket|case"
    r"|request|order|payment|account|subscription|replacement|issue|report|complaint|parcel) )"
)
_OFTEN = r"(?:now |already |just |also |successfully |currently )*"
_DONE_FOR_YOU = re.compile(rf"{_YOURS}(?:has|have) {_OFTEN}been {_OFTEN}(?P<deed>[a-z]+)")
_UNDER_WAY = re.compile(
    rf"{_YOURS}(?:is|are) {_OFTEN}(?:being (?P<deed>[a-z]+)|on (?:its|the) way)"
)
_ASSURED = re.compile(
    r"\bconsider it done\b|\brest assured\b|\byou have my word\b"
    r"|\b(?:i|we) (?:can |do )?(?:guarantee|promise|assure)\b"
)
_SHORT = re.compile(r"(?<=[a-z])'(ve|ll|re|m|d)\b")
_FULL = {"ve": " have", "ll": " will", "re": " are", "m": " am", "d": " would"}
_NOT = re.compile(r"\b(?:can ?not|can't|won't|will not|do not|don't|are not|never|unable)\b")


def promised(text: str, source: Wording | None = None) -> bool:
    """Whether a text says that something was, is being or will be done for the customer.

    What the company says of itself in the cited words, in the same way, is no promise of the
    desk's: "we will refund you within 14 days".
    """
    claimed = _deeds(text)
    return bool(claimed and claimed - (_deeds(source.text) if source else frozenset()))


def _deeds(text: str) -> frozenset[str]:
    """Name what is claimed to be done, and how: "i refund done", "we refund will"."""
    plain = _SHORT.sub(lambda m: _FULL[m[1]], text.replace("\u2019", "'").lower())
    plain = _HARMLESS.sub(" ", plain)
    found = set()
    for match in _FIRST_PERSON.finditer(plain):
        said, deed = match[0], stem(match["deed"])
        is_own = said.startswith(("i ", "my "))
        if deed in _DEEDS and not _NOT.search(said) and (is_own or _COMMITTED.search(said)):
            found.add(f"{'i' if is_own else 'we'} {deed} {_when(said)}")
    for pattern, way in ((_LET_ME, "let"), (_DONE_FOR_YOU, "done")):
        deeds = {stem(match["deed"]) for match in pattern.finditer(plain)}
        found |= {f"{deed} {way}" for deed in deeds & _DEEDS}
    found |= {f"{stem(m['deed'] or 'send')} under way" for m in _UNDER_WAY.finditer(plain)}
    return frozenset(found | {m[0] for m in _ASSURED.finditer(plain)})


def _when(said: str) -> str:
    return "will" if re.search(r"\b(?:will|shall|going to)\b", said) else "done"
