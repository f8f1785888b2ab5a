"""Courtesy: greetings, thanks, empathy and closings, which state no fact and need no proof."""

import re

from redaction.text import PLACEHOLDER
from service.drafting.proving.amounts import amounts
from service.drafting.proving.naming import links
from service.drafting.proving.promising import promised
from service.drafting.proving.wording import Wording, read, stem

_POLITE = """
    hi hello hey dear greetings morning afternoon evening thank thanks thankyou sorry apology
    apologise apologies apologies apologize regret understand understandable appreciate hope happy
    glad pleased pleasure question questions regards wishes sincerely faithfully cheers welcome
    hesitate inconvenience patience frustrating frustration know unclear
"""
_BESIDE = """
    good day best wish warm warmly kind kindly help helps team support service great nice wonderful
    lovely weekend assist assistance feel free frustrated inconvenient inconvenienced further reach
    reaching contact contacting let message writing write wrote patient need anything else clear
    reply hear trouble cause caused experience experiencing experienced feedback loyalty time
    attention step steps follow following below here ahead ask asking interest bear wait waiting
    confusion difficulty difficulties issue problem situation annoying annoyance disappointing
    disappointed disappointment upset worry worried worrying stressful bothered bother email answer
    sure forward looking information customer valued mr mrs ms dr sir madam regarding about request
    concern concerns enquiry inquiry
"""
_MARKS = frozenset(stem(word) for word in _POLITE.split())
_STEMS = _MARKS | frozenset(stem(word) for word in _BESIDE.split())
_OPENING = re.compile(
    r"(?:(?:i am|i'm|we are|we're|i was|we were|so|really|very)[ ,]+){0,3}sorry (?:to hear|to learn"
    r"|to read|for|that|about)\b"
    r"|(?:thanks|thank you)(?: (?:so|very) much)? for (?:letting|reaching|contacting|writing"
    r"|getting|asking|reporting|telling|sharing"
    r"|your (?:message|question|e-?mail|patience|feedback|report))\b"
    r"|(?:i|we) (?:can |do |completely |fully )*(?:understand|appreciate) (?:that|how|your|why)\b"
    r"|(?:i|we) hope (?:this|that|it|you)\b",
    re.IGNORECASE,
)
_STATES = re.compile(
    r"\b(?:has|have|had|was|were|will|are) (?:been |now |already |be )*(?:approved|closed|refunded"
    r"|refund|cancelled|canceled|shipped|sent|processed|issued|credited|escalated|confirmed|granted"
    r"|rejected|free)\b|\b(?:can|may|must|should) (?:now |also )?(?!understand|imagine|be)[a-z]+",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"(?:kind|best|warm|many)? ?(?:regards|wishes|thanks)|sincerely|cheers|yours", re.IGNORECASE
)
_NAMED = (
    r"(?:[A-Z][\w.'-]*|there|all|everyone|everybody|again|the|team|support|at|of|and|from|your)"
)
_GREETING = re.compile(
    rf"(?i:hi|hello|hey|dear|good (?:morning|afternoon|evening))(?: {_NAMED}){{0,4}} ?[,!.]?"
)
_NAME = re.compile(rf"{_NAMED}(?:[\s,]+{_NAMED}){{0,5}}[.,]?")
"""A name, as it stands under a reply: words with capitals, and few others."""

_CLOSING = re.compile(r"(?:regards|wishes|sincerely|faithfully|cheers),?\s*$", re.IGNORECASE)
_MOST_WORDS = 22


def is_courtesy(text: str, said: frozenset[str] = frozenset(), before: str = "") -> bool:
    """Whether a sentence is polite and states nothing: no fact, number, link or promise.

    It has polite words alone; or it opens politely and goes on with what the customer said, whose
    stems are ``said``; or it is the name under the closing formula ``before`` it.
    """
    bare = PLACEHOLDER.sub(" ", text)
    wording = read(bare)
    if not any(character.isalnum() for character in bare):
        return True
    if len(wording.words) > _MOST_WORDS or amounts(wording.text) or links(bare) or promised(text):
        return False
    if _CLOSING.search(before):
        return bool(_NAME.fullmatch(bare.strip()))
    if wording.content <= _STEMS:
        return bool(wording.stems & _MARKS) or bare.rstrip().endswith(":") or not wording.content
    return _signs(bare.strip()) or _opens(bare.strip(), wording, said)


def _signs(bare: str) -> bool:
    """Whether it is a closing formula with a name under it, or a greeting with a name behind."""
    first, _, rest = bare.partition("\n")
    is_closing = bool(_SIGNATURE.fullmatch(first.strip(" ,.!")))
    is_signed = is_closing and (not rest or bool(_NAME.fullmatch(rest.strip())))
    return is_signed or bool(_GREETING.fullmatch(bare))


def _opens(bare: str, wording: Wording, said: frozenset[str]) -> bool:
    """Whether it opens politely and goes on with nothing new; "sorry to hear" may name it."""
    opening = _OPENING.match(bare)
    if opening is None or _STATES.search(bare):
        return False
    strange = wording.content - _STEMS - said - read(opening[0]).content
    return not strange or "sorry" in opening[0].lower()
