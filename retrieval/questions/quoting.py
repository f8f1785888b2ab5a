"""Tell what a customer wrote from the history that a mail program put below it."""

import re
from collections.abc import Sequence

_QUOTED = re.compile(r"[ \t]*(?:>|\|(?=[ \t]))")
_MARKS = re.compile(r"^[ \t]*(?:>[ \t]?)+")
_DAY = re.compile(r"\d|<[A-Z][A-Z_]*_\d+>|@")
# Who wrote when, as Gmail, Apple Mail, Thunderbird, Yahoo and Outlook say it in ten languages. The
# dot repeats over one bounded line and has no rival, so that a hostile line costs nothing.
_WROTE = re.compile(
    r"(?:on|am|le|el|il|op|den|em|w dniu|dne|a)\b.*"
    r"\b(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|geschreven|skrev|escreveu|napisał|"
    r"napsal)\b.{0,80}[:\uff1a]"
    r"|.*\b(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|skrev|escreveu)[ \t]*:",
    re.IGNORECASE,
)
_RULE = r"[-_=*]{2,}[ \t]*"
_EARLIER = re.compile(
    rf"(?:{_RULE})?(?:begin |start of )?(?:original|forwarded|reply)[ \t]+(?:e-?mail[ \t]+)?"
    rf"(?:message|mail|email)(?:[ \t]*{_RULE}|:)"
    rf"|{_RULE}(?:ursprüngliche nachricht|weitergeleitete nachricht|original-?nachricht|"
    r"message d'origine|message original|message transféré|mensaje original|mensaje reenviado|"
    r"messaggio originale|messaggio inoltrato|oorspronkelijk bericht|doorgestuurd bericht|"
    rf"mensagem original|ursprungligt meddelande|wiadomość oryginalna)[ \t]*{_RULE}"
    r"|(?:anfang der weitergeleiteten e-?mail|début du message réexpédié|"
    r"inicio del mensaje reenviado)[ \t]*:"
    r"|.{0,20}(?:reply|type your reply|write) above this line.{0,20}"
    r"|_{20,}",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"[*_ \t]{0,4}(?:(?P<sender>from|von|de|da|van|od|från|fra)"
    r"|(?P<other>sent|to|cc|bcc|date|subject|reply-to|gesendet|an|datum|betreff|kopie|envoyé|à|"
    r"objet|enviado(?: el)?|para|fecha|asunto|inviato|a|data|oggetto|verzonden|aan|onderwerp|"
    r"skickat|till|ämne|assunto))[ \t]?[*_]{0,2}[ \t]?:",
    re.IGNORECASE,
)
_WRAPPED = 3
_LINE = 300
_HEADERS_NEEDED = 2
_HEADERS_WITHIN = 6


def own_words(text: str) -> str:
    """Leave out what is quoted from earlier mails, above, below or between the customer's words.

    Of a mail that is nothing but forwarded, the forwarded words are kept, for there is nothing else
    to answer.
    """
    lines = text.splitlines()
    kept: list[str] = []
    n = 0
    while n < len(lines):
        introduced = _introduction(lines, n)
        if introduced:
            n += introduced
            if not _quote_follows(lines, n):
                # Nothing tells the quoted words from later ones, and few write below them.
                break
            continue
        if _starts_history(lines, n):
            break
        if not _QUOTED.match(lines[n]):
            kept.append(lines[n])
        n += 1
    own = "\n".join(kept)
    return own if _says_something(own) else _forwarded(lines)


def _introduction(lines: Sequence[str], n: int) -> int:
    """Count the lines of an "On Monday Ben wrote:" that begins here, which may be wrapped; or 0."""
    joined = ""
    for count, line in enumerate(lines[n : n + _WRAPPED], start=1):
        bare = _MARKS.sub("", line).strip()
        if not bare or len(joined) + len(bare) > _LINE:
            return 0
        joined = f"{joined} {bare}".strip()
        if joined.endswith((":", "\uff1a")):
            return count if _WROTE.fullmatch(joined) and _DAY.search(joined) else 0
    return 0


def _quote_follows(lines: Sequence[str], n: int) -> bool:
    following = next((line for line in lines[n:] if line.strip()), "")
    return bool(_QUOTED.match(following))


def _starts_history(lines: Sequence[str], n: int) -> bool:
    """Whether everything from here on is an earlier mail, by a dividing line or by its headers."""
    bare = lines[n].strip()
    return len(bare) <= _LINE and (bool(_EARLIER.fullmatch(bare)) or _headers(lines, n) > 0)


def _headers(lines: Sequence[str], n: int) -> int:
    """Count the lines of a block of mail headers that begins here with the sender; or 0."""
    first = _HEADER.match(lines[n])
    if not first or not first["sender"]:
        return 0
    count, names = 0, 0
    for line in lines[n : n + _HEADERS_WITHIN]:
        if not line.strip():
            break
        names += bool(_HEADER.match(line))
        count += 1
    return count if names >= _HEADERS_NEEDED else 0


def _forwarded(lines: Sequence[str]) -> str:
    """Read a mail that holds only an earlier one: its words, without headers and marks."""
    bare = [_MARKS.sub("", line) for line in lines]
    said = [
        line
        for n, line in enumerate(bare)
        if not _HEADER.match(line)
        and not _EARLIER.fullmatch(line.strip()[:_LINE])
        and not _introduction(bare, n)
    ]
    return "\n".join(said)


def _says_something(text: str) -> bool:
    return any(character.isalnum() for character in text)
