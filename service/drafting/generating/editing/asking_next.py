"""Name what a ticket lacks, by simple signs: an order number, a model, a version, an error."""

import re
from dataclasses import dataclass

from redaction.text import RedactedText
from service.drafting.port import Question

MOST = 3
_READ = 20_000


@dataclass(frozen=True, slots=True)
class _Need:
    """What is asked for where a ticket is about something and does not have it."""

    about: re.Pattern[str]
    has: re.Pattern[str]
    ask: str


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


_NEEDS = (
    _Need(
        _words(
            r"(?:my|the|our|an?) (?:order|parcel|package|delivery|invoice|refund)|ordered|charged"
        ),
        re.compile(
            r"<[A-Z_]*(?:ORDER|INVOICE|TRACKING|REFERENCE)[A-Z_]*_\d"
            r"|\b(?=[A-Z0-9-]{0,12}\d{3})[A-Z0-9-]{4,}"
        ),
        "What is your order or invoice number?",
    ),
    _Need(
        _words(r"error|an? (?:message|warning|code)"),
        re.compile(
            r"[\"“„«‘'][^\"“”«»\n]{3,200}[\"”“»’']"  # noqa: RUF001 - quoted
            r"|\b[A-Z]{1,5}[-_ ]?\d{2,5}\b|\b\d{3,5}\b"
        ),
        "What does the error message say, word for word?",
    ),
    _Need(
        _words(
            r"(?:not|stopped) (?:work|pair|connect|charg|start|turn|respond)\w*|broken"
            r"|fail(?:s|ed)?|(?:wo|ca|does|did|is)n[’']?t \w+|can ?not \w+"  # noqa: RUF001
        ),
        re.compile(r"\b(?=[A-Za-z-]{0,10}\d)[A-Za-z][A-Za-z0-9-]{1,15}\b"),
        "Which model do you have?",
    ),
    _Need(
        _words(
            r"app|apps|browser|firmware|website|software|update[ds]?|updating|install(?:ed|ing)?"
        ),
        re.compile(r"\b\d{1,4}\.\d{1,4}\b"),
        "Which version do you use, and on which device?",
    ),
)


def ask_next(question: Question) -> tuple[RedactedText, ...]:
    """Ask for what the ticket lacks, in English; nothing where it is in another language."""
    if question.language[:2].lower() not in {"", "en"}:
        return ()
    texts = (question.subject, *question.history, question.text)
    said = "\n".join(text[:_READ] for text in texts)[:_READ]
    missing = [need.ask for need in _NEEDS if need.about.search(said) and not need.has.search(said)]
    return tuple(RedactedText(ask) for ask in missing[:MOST])
