"""Plant errors in true sentences: a changed number or date, a denial, another actor, and so on."""

import re
from collections.abc import Callable, Iterator
from random import Random

Plant = Callable[[str, Random], str | None]
"""Plants an error in a sentence, or says that there is no room for one."""

_NUMBER = re.compile(r"(?<![\w.,/:#-])(\d{1,4})(?:\.(\d))?(?![\w.,/:]?\d|[\w/:#-])")
_SPELT = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve")
_SPELT_NUMBER = re.compile(rf"\b(?:{'|'.join(_SPELT)})\b")
_MONTHS = "January February March April May June July August September October November December"
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
_DATED = re.compile(
    rf"\b(?:{'|'.join((_MONTHS + ' ' + _DAYS).split()).replace('May|', '')})\b|\b(?:19|20)\d\d\b"
)
_LASTING = re.compile(rf"(?<=\d )(?:working |business )?(?:{'|'.join(_UNITS)})s?\b")
_DENIABLE = re.compile(
    r"\b(can|will|should|must|is|are|may|does|do|was|has)\b(?! (?:not|no|never|only|nothing)\b|n't)"
)
_DENIED = re.compile(r"\b(can|will|should|must|is|are|may|do|does) ?not\b|\b(do|is|are|ca|wo)n't\b")
_VERBS_WORDS = """
    Open Click Tap Press Select Choose Enter Go Connect Disconnect Check Download Install
    Unplug Plug Use Sign Turn Hold Scroll Copy Type Navigate Search Find Remove Add Create Set
    Keep Contact Send Confirm Wait Restart Update Upload Close Start Make Follow Run Charge
"""
_VERBS = frozenset(_VERBS_WORDS.split())
_ACTORS = (
    "Only an administrator", "Your teacher", "Our support team", "A reseller", "The seller",
    "Your bank", "Another member", "The manufacturer",
)  # fmt: skip
_YOU_MODAL = re.compile(r"\b[Yy]ou (?=(?:can|may|must|should|will|need)\b)")
_ROLE = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Oo]nly the|[Oo]nly an?|[Yy]our) (?:\w+ )?"
    r"(?:owner|administrator|admin|member|manager|teacher|student|customer|user|buyer|carrier|bank"
    r"|seller|reseller)s? (?=can|may|must|should|will)"
)
_CONDITION_FIRST = re.compile(r"(?:If|Unless|When|Once|After|Before) [^,.;:]{8,110}, (?=\w)")
_CONDITION_LAST = re.compile(
    r",? (?:if|unless|as long as|provided|within|at least|before|after|until|when) "
    r"[^.;:]{8,110}(?=\.$)"
    r"|,? only\b(?=\.$)|(?<=\w) (?:for|on|in) [^.,;:]{3,50} only(?=\.$)"
)
_DANGLING = re.compile(
    r"(?:[^\w)\"'`*]\.|\b(?:and|but|or|so|even|goes?|look(?:s|ing)?|see|that|not|is|are|be|the"
    r"|a|to|applications|especially|indicate))\W*$"
)
"""How a sentence does not end: what was taken away was more than a condition."""

_LINKS = (
    "https://support-desk.example/reset",
    "https://www.quick-fix.example/help",
    "help@fast-care.example",
    "https://downloads.example.net/latest",
    "www.refund-center.example/claim",
    "+44 20 7946 0958",
)


def number(text: str, random: Random) -> str | None:
    """Change a number, in figures or in words, that no date or version is made of."""
    spots = [*_NUMBER.finditer(text), *_SPELT_NUMBER.finditer(text)]
    if not spots:
        return None
    spot = random.choice(spots)
    if spot[0] in _SPELT:
        other = random.choice([word for word in _SPELT if word != spot[0]])
    else:
        old = int(spot[1])
        other = str(random.choice([n for n in (old * 2, old + 1, old * 10, old + 5) if n != old]))
        other += f".{spot[2]}" if spot[2] else ""
    return text[: spot.start()] + other + text[spot.end() :]


def date(text: str, random: Random) -> str | None:
    """Change a month, a weekday, a year or the unit of a duration."""
    spots = [*_DATED.finditer(text), *_LASTING.finditer(text)]
    if not spots:
        return None
    spot = random.choice(spots)
    return text[: spot.start()] + _other_date(spot[0], random) + text[spot.end() :]


def _other_date(old: str, random: Random) -> str:
    if old.isdigit():
        return str(int(old) + random.choice((-2, -1, 1, 3)))
    for names in (_MONTHS.split(), _DAYS.split()):
        if old in names:
            return random.choice([name for name in names if name != old])
    bare = old.rsplit(maxsplit=1)[-1].removesuffix("s")
    other = random.choice([unit for unit in _UNITS if unit != bare])
    return other + ("s" if old.endswith("s") else "")


def dated(text: str, random: Random) -> str | None:
    """Add a date that nobody named, where there is none to change."""
    if not re.fullmatch(r"[^.:]{20,200}\.", text):
        return None
    month = random.choice(_MONTHS.split())
    mark = random.choice(("until", "from", "by"))
    return f"{text[:-1]} {mark} {random.randint(1, 28)} {month}."


def negation(text: str, random: Random) -> str | None:
    """Deny what is stated, or state what is denied."""
    if denied := _DENIED.search(text):
        verb = (denied[1] or denied[2]).replace("ca", "can").replace("cann", "can")
        verb = {"wo": "will", "do": "", "does": ""}.get(verb, verb)
        return _tidy(text[: denied.start()] + verb + text[denied.end() :])
    first = text.split(" ", 1)[0]
    if first in _VERBS:
        return f"Do not {text[0].lower()}{text[1:]}"
    spots = [m for m in _DENIABLE.finditer(text) if m[1] not in ("do", "does")]
    if not spots or text.endswith("?") or re.search(r"\b[Nn]o(?:ne|thing)?\b", text):
        return None
    spot = spots[0] if len(spots) == 1 else random.choice(spots[:2])
    denial = "cannot" if spot[1] == "can" else f"{spot[1]} not"
    return text[: spot.start()] + denial + text[spot.end() :]


def actor(text: str, random: Random) -> str | None:
    """Have somebody else do it."""
    if role := _ROLE.search(text):
        you = "You " if role.start() == 0 else "you "
        return text[: role.start()] + you + text[role.end() :]
    other = random.choice(_ACTORS)
    if you_can := _YOU_MODAL.search(text):
        named = other if you_can.start() == 0 else other[0].lower() + other[1:]
        rest = re.sub(r"^need\b", "needs", text[you_can.end() :])
        return f"{text[: you_can.start()]}{named} {rest}"
    if text.split(" ", 1)[0] in _VERBS:
        return f"{other} must {text[0].lower()}{text[1:]}"
    return None


def condition(text: str, random: Random) -> str | None:  # noqa: ARG001
    """Leave a condition out."""
    if first := _CONDITION_FIRST.match(text):
        rest = text[first.end() :]
        return rest[0].upper() + rest[1:]
    if last := _CONDITION_LAST.search(text):
        rest = text[: last.start()] + text[last.end() :]
        return rest if len(rest.split()) > 3 and not _DANGLING.search(rest) else None  # noqa: PLR2004
    return None


def link(text: str, random: Random) -> str | None:
    """Add an address that is not in the article."""
    if not text.endswith("."):
        return None
    address = random.choice(_LINKS)
    return random.choice((
        f"{text[:-1]} at {address}.", f"{text[:-1]}, see {address}.", f"{text} More: {address}"
    ))  # fmt: skip


PLANTS: dict[str, tuple[Plant, ...]] = {
    "number": (number,),
    "date": (date, dated),
    "negation": (negation,),
    "actor": (actor,),
    "condition": (condition,),
    "link": (link,),
}
"""What is planted, by kind; of several ways the first that finds room."""


def planted(kind: str, text: str, random: Random) -> str | None:
    """Plant an error of a kind in a sentence; None where there is no room for one."""
    ways: Iterator[str | None] = (plant(text, random) for plant in PLANTS[kind])
    return next((wrong for wrong in ways if wrong is not None and wrong != text), None)


def _tidy(text: str) -> str:
    bare = re.sub(r"\s+", " ", text).strip()
    return bare[0].upper() + bare[1:]
