"""Write text plainly for recognisers, remembering where each character came from."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_QUOTES = str.maketrans("‘’‚‛“”„‟′″‐‑‒–—―−", "''''\"\"\"\"'\"-------")  # noqa: RUF001 - these are what is replaced
_LINE_KEEPING = "\t\n\r\v\f\u2028\u2029"


@dataclass(frozen=True, slots=True)
class Legible:
    """Text as recognisers read it: the character at ``i`` stands for ``raw[starts[i]:ends[i]]``."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Translate a span (not an empty one) of this text into offsets of the raw text."""
        return self.starts[start], self.ends[end - 1]


def legible(raw: str) -> Legible:
    """Undo what hides personal data from a pattern, a character at a time.

    Invisible characters go (zero-width, soft hyphens, text direction), digits and letters of other
    widths and scripts become plain ones, an accent joins its letter, curly quotes and long dashes
    become straight and short. Control characters and lone surrogates, which libraries choke on,
    become spaces and question marks.
    """
    if raw.isascii() and raw.isprintable():
        return Legible(_without_italics(raw), range(len(raw)), range(1, len(raw) + 1))
    plainly = {ord(character): _plain(character) for character in set(raw)}
    if not any(len(plain) != 1 or unicodedata.combining(plain) for plain in plainly.values()):
        text = raw.translate(plainly)
        return Legible(_without_italics(text), range(len(raw)), range(1, len(raw) + 1))
    return _read(raw, plainly)


def _read(raw: str, plainly: Mapping[int, str]) -> Legible:
    """Read a text in which characters go or join, and so stand elsewhere than in the raw text."""
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for position, character in enumerate(raw):
        plain = plainly[ord(character)]
        if text and (joined := _joined(text[-1], plain)):
            text[-1] = joined
            ends[-1] = position + 1
        elif plain:
            text.append(plain)
            starts.append(position)
            ends.append(position + 1)
    return Legible(_without_italics("".join(text)), starts, ends)


# Markdown's low lines around words would make one word of "_4111111111111111_". A password may hold
# two of them as well, so they stand between spaces or a sentence's signs, and around no others.
_ITALICS = re.compile(
    r"(?<![^\s(\[{\"'*>:=])_(?=[^\s_])([^_\n%^&#!~|=<>]{1,200})(?<!\s)_(?=[.,;:?!)\]}\"'*]{0,3}(?:\s|\Z))"
)


def _without_italics(text: str) -> str:
    """Blank the low lines around what is set in italics: offsets stay the same."""
    return _ITALICS.sub(r" \1 ", text) if "_" in text else text


def folded(text: str) -> str:
    """Fold case and accents away, character for character: offsets stay the same."""
    if text.isascii():
        return text.lower()
    return text.translate({ord(c): _folded_character(c) for c in set(text)})


def _plain(character: str) -> str:
    """Spell one character plainly; an invisible one as nothing."""
    if " " <= character <= "~" or character in _LINE_KEEPING:
        return character
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    if category in ("Cc", "Cs"):
        return " " if category == "Cc" else "?"
    if category == "Nd":
        return str(unicodedata.decimal(character))
    normal = unicodedata.normalize("NFKC", character)
    return (normal if len(normal) == 1 else character).translate(_QUOTES)


def _joined(letter: str, accent: str) -> str:
    """Join a letter and the combining mark after it, where Unicode has a character for both."""
    if not accent or not unicodedata.combining(accent):
        return ""
    both = unicodedata.normalize("NFC", letter + accent)
    return both if len(both) == 1 else ""


_STROKED = {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ħ": "h", "ŧ": "t"}  # noqa: RUF001 - the letters meant


def _folded_character(character: str) -> str:
    lower = character.casefold()
    lower = lower if len(lower) == 1 else character.lower()[:1]
    bare = unicodedata.normalize("NFD", lower)[0]
    return _STROKED.get(bare, bare)
