"""Addresses, buttons and names of a reply, which must stand in what it cites."""

import re
from collections.abc import Iterator, Sequence

from service.drafting.proving.measuring import measure
from service.drafting.proving.spans import Span
from service.drafting.proving.wording import Wording, read, stem

_LINK = re.compile(r"\b(?:https?://|www\.)[^\s<>()\[\]\"'*]+", re.IGNORECASE)
_BARE_LINK = re.compile(
    r"(?<![\w@./-])(?:[a-z0-9][a-z0-9-]{0,62}\.){1,5}(?:[a-z]{2,12})(?:/[^\s<>()\[\]\"'*]*)?(?![\w@])",
    re.IGNORECASE,
)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_PHONE = re.compile(r"(?<![\w.])\+?\(?\d[\d ()-]{5,20}\d(?!\w)")
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_FILE = re.compile(
    r"\.(?:exe|zip|pdf|ino|txt|csv|json|jpe?g|png|dmg|md|py|js|cpp|h|ya?ml|xml|html?|bin|hex|log"
    r"|docx?|xlsx?|local|msi|deb|tar|gz|lib|dll|sh|bat|cfg|ini|conf|toml)$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\*\*(?P<bold>[^*\n]{1,80})\*\*|[\"\u201c\u00ab](?P<quoted>[^\"\u201c\u201d\u00ab\u00bb\n]{1,80})"
    r"[\"\u201d\u00bb]|`(?P<code>[^`\n]{1,80})`"
)
# A full stop ends a menu path, but for one within a word ("acme.com").
_STOP = r"(?:[\w'&-]+(?:\.[\w'&-]+)* ){0,3}[\w'&-]+(?:\.[\w'&-]+)*"
_PATH = re.compile(rf"(?<![\w'&.-]){_STOP}(?: ?(?:>|\u2192|\u203a|->) ?{_STOP}){{1,6}}")
_PATH_MARK = re.compile(r" ?(?:->|>|\u2192|\u203a) ?")
_CAPITAL = re.compile(r"(?<![\w'-])(?=[^\W\d_]*[A-Z])[^\W\d_][\w]*(?:-[\w]+)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:>\u2022]\s+|[\"(\u201c*]\s*|^\d+[.)]\s+)$")
_PLAIN_CAPITALS = frozenset(
    [
        "i",
        "ok",
        "faq",
        "pdf",
        "url",
        "id",
        "usb",
        "pc",
        "tv",
        "it",
        "hi",
        "hello",
        "dear",
        "thanks",
        "please",
        "sorry",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "english",
        "android",
        "mac",
        "windows",
    ]
) - {"android", "mac", "windows"}
_POINTING_WORDS = """
    read see find learn visit open article page guide information detail help center centre
    link full step instruction explain answer question describe look
"""
_LEADING_ON = """
    read see find learn visit open article page guide information detail help center centre link
    full step instruction explain answer question describe look
"""
_POINTING = frozenset(stem(word) for word in _LEADING_ON.split())
"""What a sentence has beside an address that only leads to an article."""

_TITLED = 0.6
"""Share of capitalised words from which on a text is a title, whose capitals name nothing."""


def links(text: str) -> list[str]:
    """List the web addresses, mail addresses and telephone numbers of a text."""
    found = [m[0].rstrip(".,;:!?") for m in _LINK.finditer(text)]
    rest = _LINK.sub(" ", text)
    found += [m[0] for m in _MAIL.finditer(rest)]
    rest = _MAIL.sub(" ", rest)
    found += [
        m[0].rstrip(".,;:!?")
        for m in _BARE_LINK.finditer(rest)
        if "/" in m[0] or not _FILE.search(m[0])
    ]
    return found + [m[0] for m in _PHONE.finditer(_BARE_LINK.sub(" ", rest)) if _is_phone(m[0])]


_LOCAL_DIGITS, _FULL_DIGITS = 7, 9


def _is_phone(digits: str) -> bool:
    count = sum(character.isdigit() for character in digits)
    is_local = count >= _LOCAL_DIGITS and "-" in digits and not _ISO_DATE.fullmatch(digits)
    return count >= _FULL_DIGITS or is_local


def invents_link(text: str, spans: list[Span], hosts: frozenset[str]) -> bool:
    """Whether an address of a text stands in none of the passages of its spans.

    The bare front page of one of the company's ``hosts`` may always be named.
    """
    there = " ".join(span.passage_text for span in spans).lower()
    digits = re.sub(r"\D", "", there)
    return any(not _stands(one.lower(), there, digits, hosts) for one in links(text))


def _stands(link: str, there: str, digits: str, hosts: frozenset[str]) -> bool:
    if link[0].isdigit() or link[0] in "+(":
        return re.sub(r"\D", "", link) in digits
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", link).rstrip("/")
    if bare in hosts or link in hosts:
        return True
    longer = r"|/\w" if "/" in bare else ""
    whole = rf"(?<![\w@.-])(?:https?://)?(?:www\.)?{re.escape(bare)}(?![\w@-]|\.\w{longer})"
    return re.search(whole, there) is not None


def pointed_at(text: str, spans: Sequence[Span]) -> Span | None:
    """Find the article that a text leads to and says nothing else: "Read more at …"."""
    addresses = links(text)
    bare = text
    for address in addresses:
        bare = bare.replace(address, " ")
    if not addresses or not read(bare).content <= _POINTING:
        return None
    standing = (span for span in spans if not invents_link(text, [span], frozenset()))
    return next(standing, None)


def invents_name(text: str, claim: Wording, spans: list[Span], also: frozenset[str]) -> bool:
    """Whether a button, a menu path or a name of a text is not in the passages of its spans.

    ``also`` are stems of names that may always be used, such as the customer's own words.
    """
    known = also.union(*(span.known for span in spans))
    there = " ".join(read(span.passage_text).text.lower() for span in spans)
    for label in _labels(text):
        words = read(label).words
        if any(word.stem not in known for word in words) and label.lower() not in there:
            return True
    return any(stem(name) not in known and name not in there for name in _names(claim))


def _labels(text: str) -> Iterator[str]:
    """Give the quoted and bold words, and every stop of a menu path."""
    for match in _LABEL.finditer(text):
        yield from _PATH_MARK.split(match["bold"] or match["quoted"] or match["code"])
    for match in _PATH.finditer(text):
        first, *rest = _PATH_MARK.split(match[0])
        if _begins_sentence(text, match.start()) and " " in first:
            # The capital of "Open Settings > Devices" or "Now open Settings" names no menu.
            first = first.partition(" ")[2]
        yield from rest[:-1]
        # The first and the last stop may have words around them that belong to the sentence.
        yield from (
            " ".join(w for w in part.split() if w[:1].isupper()) for part in (first, rest[-1])
        )


def _names(claim: Wording) -> Iterator[str]:
    """Give the capitalised words that do not only begin a sentence, in lower case."""
    capitals = list(_CAPITAL.finditer(claim.text))
    if len(capitals) > _TITLED * max(len(claim.words), 3):
        return
    for match in capitals:
        begins = _begins_sentence(claim.text, match.start())
        if not (begins and match[0][1:].islower()):
            yield from (part.lower() for part in re.split("[-_]", match[0]) if _names_one(part))


def _begins_sentence(text: str, start: int) -> bool:
    return start == 0 or bool(_SENTENCE_START.search(text[max(0, start - 4) : start]))


def _names_one(part: str) -> bool:
    is_plain = part.lower() in _PLAIN_CAPITALS or measure(part) is not None
    return bool(part) and not part.isdigit() and not is_plain
