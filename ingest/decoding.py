"""Bytes to text, in any encoding that people's files really have."""

import codecs
import re

from charset_normalizer import from_bytes
from charset_normalizer.models import CharsetMatch

from ingest.unreadable import UnreadableError

_MARKS = (
    # UTF-32's mark for little endian begins with UTF-16's, so it is looked for first.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF8, "utf-8"),
)
_GUESSED = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "iso8859_2", "koi8_r",
    "cp932", "euc_jp", "gb18030", "big5", "cp949", "mac_roman", "cp850",
]  # fmt: skip
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
_NEWLINES = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufeff]")
_SAMPLE = 65_536


def decode(raw: bytes, charset: str = "") -> str:
    r"""Read bytes as text: by their mark, as UTF-8, as they are declared, or by a guess.

    ``charset`` is what was said of them from outside; HTML may declare it from within.

    Line ends become ``\n``; characters that nobody sees, such as bells and marks, go.
    Raises UnreadableError if the bytes are no text, or in no encoding we can tell.
    """
    text = _NEWLINES.sub("\n", _decode(raw, charset))
    unseen = len(_UNSEEN.findall(text[:_SAMPLE]))
    if unseen > len(text[:_SAMPLE]) // 50 + 2:
        raise UnreadableError("It is not a text file: it is full of control characters.")
    return _UNSEEN.sub("", text)


def _decode(raw: bytes, charset: str) -> str:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strictly(raw[len(mark) :], encoding)
    if b"\0" in raw:
        return _strictly(raw, _unmarked_utf16(raw))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _named(raw, charset) or _declared(raw) or _guessed(raw)


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"It says it is {encoding} text, but byte {error.start} is not."
        raise UnreadableError(reason) from error


def _unmarked_utf16(raw: bytes) -> str:
    """Tell UTF-16 without its mark, as some Windows programs write it, from a binary file."""
    even, odd = raw[:_SAMPLE:2].count(0), raw[1:_SAMPLE:2].count(0)
    most = min(len(raw), _SAMPLE) // 2 * 0.4
    if len(raw) % 2 == 0 and odd > most and even == 0:
        return "utf-16-le"
    if len(raw) % 2 == 0 and even > most and odd == 0:
        return "utf-16-be"
    raise UnreadableError("It is not a text file: it holds NUL bytes.")


def _declared(raw: bytes) -> str | None:
    found = _DECLARED.search(raw[:4096])
    return _named(raw, found[1].decode("ascii")) if found is not None else None


def _named(raw: bytes, charset: str) -> str | None:
    if not charset:
        return None
    try:
        return raw.decode(charset)
    except (LookupError, UnicodeError):
        return None  # Pages lie about their charset often enough to try a guess next.


def _guessed(raw: bytes) -> str:
    found = list(from_bytes(raw, cp_isolation=_GUESSED))
    if not found:
        raise UnreadableError("Its encoding cannot be told: save it as UTF-8.")
    western = [m for m in found if m.encoding == "cp1252" and _as_likely(m, found[0])]
    return str((western or found)[0])


def _as_likely(match: CharsetMatch, best: CharsetMatch) -> bool:
    """Whether a guess is as good as the best: short texts leave several, windows-1252 wins ties."""
    return match.chaos <= best.chaos + 0.02 and match.coherence >= best.coherence - 0.05
