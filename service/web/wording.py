"""Say figures, times and names in the words that people read on the pages."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from service.model.feedback import ReportCount, ReportWhat

MINUTE_S, HOUR_S, DAY_S = 60, 3600, 86_400
DAYS_COUNTED = 7
"""An age above this many days is said as a date."""

KINDS: Mapping[str, tuple[str, str]] = {
    "PERSON": ("name", "names"),
    "EMAIL": ("e-mail address", "e-mail addresses"),
    "PHONE": ("phone number", "phone numbers"),
    "CARD": ("card", "cards"),
    "CVV": ("card code", "card codes"),
    "IBAN": ("IBAN", "IBANs"),
    "BANK_ACCOUNT": ("bank account", "bank accounts"),
    "WALLET": ("wallet", "wallets"),
    "IP": ("IP address", "IP addresses"),
    "MAC": ("device address", "device addresses"),
    "ADDRESS": ("address", "addresses"),
    "COORDINATES": ("place", "places"),
    "DATE_OF_BIRTH": ("date of birth", "dates of birth"),
    "NATIONAL_ID": ("identity number", "identity numbers"),
    "PASSPORT": ("passport", "passports"),
    "DRIVING_LICENCE": ("driving licence", "driving licences"),
    "PASSWORD": ("password", "passwords"),
    "SECRET": ("secret", "secrets"),
    "SECRET_URL": ("secret link", "secret links"),
    "LITERAL": ("bracketed word", "bracketed words"),
    "EXPIRY": ("card's expiry", "cards' expiries"),
    "ACCOUNT": ("customer number", "customer numbers"),
    "USERNAME": ("user name", "user names"),
    "BOOKING": ("booking reference", "booking references"),
    "ORDER": ("order number", "order numbers"),
    "INSURANCE": ("insurance number", "insurance numbers"),
    "MEDICAL_RECORD": ("medical record", "medical records"),
    "HEALTH": ("health fact", "health facts"),
    "VEHICLE": ("vehicle", "vehicles"),
    "DEVICE": ("device", "devices"),
    "LICENCE": ("licence", "licences"),
    "DATE": ("date", "dates"),
    "AGE": ("age", "ages"),
    "LOCATION": ("location", "locations"),
    "URL": ("link", "links"),
    "ORIGIN": ("origin or belief", "origins and beliefs"),
    "OTHER": ("other detail", "other details"),
}

REPORTABLE: Mapping[str, str] = {
    kind: words[0] for kind, words in KINDS.items() if kind not in {"LITERAL", "OTHER"}
} | {"OTHER": "something else"}
"""The kinds that an agent can choose from for a value that was missed, in words."""

REPORTS: Mapping[ReportWhat, tuple[str, str]] = {
    "miss": ("miss", "misses"),
    "false_hit": ("false hit", "false hits"),
}

BADGES: Mapping[str | None, str] = {
    "draft": "Draft",
    "refusal": "No answer",
    "person": "Answer yourself",
    "accepted": "Sent",
    "edited": "Sent",
    "rejected": "Rejected",
    "stale": "Out of date",
    "answered": "Answered",
    None: "New",
}


def capitalize_first(words: str) -> str:
    """Begin a sentence with its words as they are otherwise."""
    return words[:1].upper() + words[1:]


def kind_word(kind: str, count: int = 1) -> str:
    """Name a kind of hidden value, in the number that goes with ``count``."""
    unknown = kind.replace("_", " ").lower()
    one, many = KINDS.get(kind, (unknown, f"{unknown}s"))
    return one if count == 1 else many


def reports_in_words(counts: Iterable[ReportCount]) -> str:
    """Say what was reported, as in "3 misses and 1 false hit were reported."."""
    totals = Counter[str]()
    for one in counts:
        totals[one.what] += one.count
    parts = [
        f"{totals[what]} {one if totals[what] == 1 else many}"
        for what, (one, many) in REPORTS.items()
        if totals[what]
    ]
    if not parts:
        return "Nothing has been reported yet."
    return f"{' and '.join(parts)} {'was' if totals.total() == 1 else 'were'} reported."


def hidden_in_words(hidden: Mapping[str, int]) -> str:
    """Say what is hidden, as in "5 items hidden: 3 names, 2 cards"; empty if nothing is."""
    total = sum(hidden.values())
    if total == 0:
        return ""
    parts = ", ".join(f"{count} {kind_word(kind, count)}" for kind, count in hidden.items())
    return f"{total} {'item' if total == 1 else 'items'} hidden: {parts}"


def short_age(moment: datetime, now: datetime | None = None) -> str:
    """Say how old something is in a few letters: "now", "2m", "3h", "4d", then "3 Oct"."""
    seconds = _age_s(moment, now)
    if seconds < MINUTE_S:
        return "now"
    if seconds < HOUR_S:
        return f"{seconds // MINUTE_S}m"
    if seconds < DAY_S:
        return f"{seconds // HOUR_S}h"
    if seconds < DAYS_COUNTED * DAY_S:
        return f"{seconds // DAY_S}d"
    return day(moment, now)


def long_age(moment: datetime, now: datetime | None = None) -> str:
    """Say how long ago something was: "just now", "2 min ago", "3 h ago", then "on 3 Oct"."""
    seconds = _age_s(moment, now)
    if seconds < MINUTE_S:
        return "just now"
    if seconds < HOUR_S:
        return f"{seconds // MINUTE_S} min ago"
    if seconds < DAY_S:
        return f"{seconds // HOUR_S} h ago"
    return f"on {day(moment, now)}"


def day(moment: datetime, now: datetime | None = None) -> str:
    """Say a day, with the year if it is another one: "3 Oct", "3 Oct 2024"."""
    year = "" if moment.year == (now or datetime.now(UTC)).year else f" {moment.year}"
    return f"{moment.day} {moment:%b}{year}"


def _age_s(moment: datetime, now: datetime | None) -> int:
    return int(((now or datetime.now(UTC)) - moment).total_seconds())
