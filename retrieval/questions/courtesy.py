"""Take out of a mail what any mail has: greeting, thanks, closing, signature, legal notices."""

import re
from collections.abc import Sequence

from retrieval.questions.phrases import (
    BOILERPLATE,
    CLOSING,
    DEVICE,
    GREETED,
    GREETING,
    PLEASANTRY,
    POSTSCRIPT,
)
from retrieval.questions.words import telling, words

_DELIMITER = re.compile(r"[ \t]*--[ \t]*|[ \t]*[-_=*~—\u2013]{3,}[ \t]*")
_CONTACT = re.compile(
    r"<[A-Z][A-Z_]*_\d+>|[\w.+-]+@[\w-]+\.\w|\b(?:https?://|www\.)\S+|\+?\d[\d ()./-]{6,}\d"
)
_STOP = re.compile(r"(?<=[.!?])[ \t]+")
_STOPS = " \t\r\n,.!:;-\u2013—"
_GREETINGS = 3
_SIGNATURE_WORDS = 6
_PROSE_WORDS = """
    i i'm i've my me you your we our it is are was were be have has had do does did can could
    would will not but when if that this please they
"""
_PROSE = frozenset(_PROSE_WORDS.split())
_PROSE_NEEDED = 2
_SIGNATURE_LINES = 12
_PLEASANTRY_CHARACTERS = 160


def without_courtesy(text: str) -> str:
    """Leave out greeting, closing, signature and legal notices; what is only these stays whole."""
    lines = [_without_notices(line) for line in _ungreeted(text.strip()).splitlines()]
    lines = _unsigned(lines)
    return "\n".join(lines).strip() or text.strip()


def is_pleasantry(sentence: str) -> bool:
    """Whether a sentence only greets, thanks, hopes or asks for help with nothing in particular."""
    bare = sentence.strip()
    return len(bare) <= _PLEASANTRY_CHARACTERS and bool(
        PLEASANTRY.fullmatch(bare) or CLOSING.fullmatch(bare)
    )


def _ungreeted(text: str) -> str:
    """Cut off "Hello," and "Dear Ben," however many there are; keep what follows without a stop."""
    for _ in range(_GREETINGS):
        greeting = GREETING.match(text)
        if not greeting:
            break
        greeted = GREETED.match(text, greeting.end())
        text = text[(greeted or greeting).end() :].lstrip(_STOPS)
    return text


def _without_notices(line: str) -> str:
    """Take the sentences of a legal notice out of a line; a question is never one."""
    if DEVICE.fullmatch(line.strip()):
        return ""
    if not BOILERPLATE.search(line):
        return line
    kept = [one for one in _STOP.split(line) if "?" in one or not BOILERPLATE.search(one)]
    return " ".join(kept)


def _unsigned(lines: Sequence[str]) -> list[str]:
    """Cut a signature off, and keep what was written below it, such as a postscript."""
    for n, line in enumerate(lines):
        bare = line.strip()
        # Two hyphens and a space are the mark of RFC 3676; many programs lose the space.
        is_delimiter = _DELIMITER.fullmatch(line) and _all_signature(lines[n + 1 :])
        if n and (is_delimiter or CLOSING.fullmatch(bare)):
            return [*lines[:n], *_below_signature(lines[n + 1 :])]
    return _without_name(lines)


def _below_signature(lines: Sequence[str]) -> list[str]:
    """Keep the sentences that stand below a closing: they are no name and no address."""
    for n, line in enumerate(lines):
        if POSTSCRIPT.match(line.strip()) or not _is_signature(line):
            return list(lines[n:])
    return []


def _all_signature(lines: Sequence[str]) -> bool:
    said = [line for line in lines if line.strip()]
    return len(said) <= _SIGNATURE_LINES and all(_is_signature(line) for line in said)


def _is_signature(line: str) -> bool:
    """Whether a line may be a name, a title, a company, an address or a number: it is no prose."""
    spoken = words(line)
    if "?" in line:
        return False
    return len(spoken) <= _SIGNATURE_WORDS or len(_PROSE.intersection(spoken)) < _PROSE_NEEDED


def _without_name(lines: Sequence[str]) -> list[str]:
    """Cut off the names and numbers at the end of a mail that closes without a word of farewell."""
    kept = list(lines)
    while len(kept) > 1 and (not kept[-1].strip() or _is_name(kept[-1], kept[-2])):
        kept.pop()
    return kept


def _is_name(line: str, before: str) -> bool:
    """Whether a line holds hidden values and nothing telling, or a name below an empty line."""
    bare = _CONTACT.sub("", line)
    if bare != line:
        return len(telling(bare)) <= 1
    named = line.strip(" \t-\u2013—~.,").split()
    return not before.strip() and len(named) in (1, 2) and all(n.istitle() for n in named)
