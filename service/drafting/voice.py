"""How a reply opens and closes in the company's name."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Self

from redaction.text import PLACEHOLDER, RedactedText
from service.model.reply import Sentence

CUSTOMER = "{customer}"
"""What stands for the customer's placeholder in a greeting."""

MAX_CHARACTERS = 500
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z]{2,4})?")
_UPSET = re.compile(
    r"!{2,}|\b(?:unacceptable|ridiculous|disappoint\w*|frustrat\w*|annoy\w*|angry|furious|fed up"
    r"|disgrace\w*|outrageous|terrible|awful|useless|again and again"
    r"|still (?:not|no|nothing|waiting)"
    r"|(?:second|third|fourth|fifth|[2-9](?:nd|rd|th)) time|not good enough|worst|rubbish)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Tone:
    """The courtesy of one language. An empty ``upset``, ``closing`` or ``farewell`` is left out."""

    greeting: str = f"Hello {CUSTOMER},"
    greeting_without_name: str = "Hello,"
    upset: str = "I am sorry for the trouble."
    closing: str = "If anything is still unclear, just reply to this message."
    farewell: str = "Kind regards,"
    signature: str = ""


FORMAL = Tone(
    greeting=f"Dear {CUSTOMER},",
    greeting_without_name="Dear customer,",
    upset="Please accept our apologies for the inconvenience.",
    closing="Should anything remain unclear, please reply to this message.",
    farewell="Yours sincerely,",
)
_NAMES = frozenset(each.name for each in fields(Tone))


@dataclass(frozen=True, slots=True)
class Voice:
    """The courtesy around a reply. It states no fact, so it needs no proof.

    ``languages`` holds the tones of other languages by their code, as "de".
    """

    signature: str
    tone: Tone = Tone()
    languages: Mapping[str, Tone] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path, signature: str) -> Self:
        """Read a company's tone file (TOML); ``signature`` serves where it has none.

        Raises ValueError with a sentence that says what is wrong with the file.
        """
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ValueError(f"The tone file {path} cannot be read: {error}") from None
        formal = table.pop("formal", False)
        if not isinstance(formal, bool):
            raise ValueError(f"{path}: formal is true or false, without quotes.")  # noqa: TRY004
        languages = {name: table.pop(name) for name in list(table) if isinstance(table[name], dict)}
        own = _tone(table, FORMAL if formal else Tone(), str(path))
        return cls(signature, own, dict(_languages(languages, own, path)))

    def wrap(
        self,
        sentences: tuple[Sentence, ...],
        customer: RedactedText,
        *,
        language: str = "",
        message: str = "",
    ) -> tuple[Sentence, ...]:
        """Put a greeting before and a closing after the sentences of a reply.

        The customer is greeted by a placeholder or not by name at all. ``message``, what the
        customer wrote, tells whether a word of regret is due.
        """
        tone = self.languages.get(language.lower()) or self.languages.get(language.lower()[:2])
        tone = tone or self.tone
        name = customer if PLACEHOLDER.fullmatch(customer) else ""
        greeting = tone.greeting.replace(CUSTOMER, name) if name else tone.greeting_without_name
        signed = "\n".join(
            part for part in (tone.farewell, tone.signature or self.signature) if part
        )
        opening = [_courtesy(greeting, "")] if greeting else []
        if tone.upset and _UPSET.search(message):
            opening.append(_courtesy(tone.upset, "\n\n"))
        ending = [_courtesy(part, "\n\n") for part in (tone.closing, signed) if part]
        return (*opening, *sentences, *ending)


def _languages(
    tables: Mapping[str, dict[str, Any]], own: Tone, path: Path
) -> list[tuple[str, Tone]]:
    for name in tables:
        if not _LANGUAGE.fullmatch(name.lower()):
            raise ValueError(f'{path}: [{name}] is no language; write its code, as "de".')
    # What a language leaves out is left out of its replies: half a greeting in English is worse.
    bare = replace(own, upset="", closing="", farewell="", greeting="", greeting_without_name="")
    return [
        (name.lower(), _tone(table, bare, f"{path}, [{name}]")) for name, table in tables.items()
    ]


def _tone(table: Mapping[str, Any], usual: Tone, place: str) -> Tone:
    """Check the words of one language."""
    for name, words in table.items():
        if name not in _NAMES:
            known = ", ".join(sorted(_NAMES))
            raise ValueError(f"{place}: there is no {name}; there are {known}.")
        if not isinstance(words, str) or len(words) > MAX_CHARACTERS:
            raise ValueError(f"{place}: {name} is a text of at most {MAX_CHARACTERS} characters.")
    if CUSTOMER not in table.get("greeting", CUSTOMER):
        raise ValueError(f"{place}: greeting needs {CUSTOMER}; see greeting_without_name.")
    return replace(usual, **table)


def _courtesy(text: str, lead: str) -> Sentence:
    return Sentence(RedactedText(text), "courtesy", (), lead)
