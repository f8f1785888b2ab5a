"""Tell what a sentence does: ask, tell of a problem, wish for something, or only tell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from retrieval.questions.courtesy import is_pleasantry
from retrieval.questions.phrases import LEAD_IN
from retrieval.questions.words import telling

Act = Literal["asks", "problem", "wishes", "tells"]

_ASKED_WORD = r"how|what|what's|why|when|where|where's|which|who|who's|whose|whether"
_AUXILIARY = r"can|could|do|does|did|is|are|was|were|will|would|should|shall|may|must|has|have|am"
_SUBJECT = (
    r"i|you|u|we|it|they|he|she|there|this|that|these|those|my|your|our|the|a|an|any|anyone|"
    r"someone|anybody|somebody|all|both|either"
)
_BEFORE = (
    r"(?:(?:so|and|but|or|also|ok|okay|well|please|plus|now|then|if so|firstly|secondly)[, ]+)*"
)
_ASKS = re.compile(
    rf"{_BEFORE}(?:(?:{_ASKED_WORD})\b(?! a (?:great|nice|lovely))|(?:{_AUXILIARY})(?:n't)? "
    rf"(?:{_SUBJECT})\b)"
    r"|.{0,80}\b(?:wonder(?:ing)?|know|tell me|explain|show me|advise(?: me)?(?: on)?|clarify|ask"
    rf"(?:ing)?|find out|understand|unsure|not sure|idea|see|check|confirm)(?: \w+)? "
    rf"(?:{_ASKED_WORD}|if|about)\b"
    r"|.{0,40}\b(?:is there (?:a|any) way|possible to|any way (?:to|of)|"
    r"instructions (?:for|on|to))\b"
    r"|(?:wie|was|warum|wieso|wann|wo|wer|welche[rsn]?|kann ich|können sie|gibt es|ist es)\b"
    r"|(?:comment|pourquoi|quand|où|combien|est-ce que|puis-je|quel(?:le)?s?)\b"
    r"|(?:cómo|qué|por qué|cuándo|dónde|cuál|cuánto|puedo|¿)",
    re.IGNORECASE,
)
_PROBLEM = re.compile(
    r"\b(?:can't|cannot|can not|couldn't|could not|unable|won't|will not|wouldn't|doesn't|does not|"
    r"don't work|didn't|did not|hasn't|has not|haven't|isn't|is not|"
    r"not (?:working|able|recogni[sz]ed|charging|receiv\w+|arriv\w+|connect\w+|load\w+|show\w+|"
    r"turn\w+)|stopp?(?:s|ed)? working|no longer|"
    r"fail(?:s|ed|ing|ure)?|errors?|err(?:or)? ?code|stuck|missing|broken?|broke|crash\w*|freez\w+|"
    r"frozen|never|declined|rejected|refus\w+|denied|blocked|locked|lost|stolen|damaged|faulty|"
    r"defective|wrong(?:ly)?|incorrect(?:ly)?|charged twice|double|overcharged|"
    r"trouble|difficult\w*|"
    r"problems?|issues?|keeps?|dead|blank|disappeared|vanished|unexpected\w*|without success|"
    r"nothing happens|geht nicht|funktioniert nicht|fehler\w*|kaputt|ne (?:marche|fonctionne) pas|"
    r"no funciona)\b"
    # What a screen said, and the codes of errors and parts.
    r"|[\"“][^\"“”]{3,60}[\"”]|(?<!\w)['\u2018][^'\u2018\u2019]{3,60}['\u2019](?!\w)"
    r"|\b(?-i:[A-Z]{1,6}-?)\d{2,6}\b|\b0x[0-9a-f]{2,}\b",
    re.IGNORECASE,
)
_WISHES = re.compile(
    r"\b(?:i|we)(?:'d| would| do)? (?:\w+ )?(?:like|want|need|wish|love|try|trying|intend|plan)\b"
    r"|\b(?:i'm|i am|we're|we are) (?:\w+ )?(?:trying|looking|attempting|hoping|planning|going)"
    r" to?\b"
    r"|\b(?:please|kindly|pls) (?!find|see|note|be)\w+|\bich (?:möchte|will|brauche)\b"
    r"|\bje (?:voudrais|souhaite|veux)\b|\b(?:quiero|quisiera|necesito)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, what it does, and the words that tell what it is about."""

    text: str
    act: Act
    telling: tuple[str, ...]


def statements(sentences: Sequence[str]) -> list[Statement]:
    """Read sentences as statements; pleasantries are left out."""
    return [
        Statement(_without_lead_in(sentence), act_of(sentence), tuple(telling(sentence)))
        for sentence in sentences
        if not is_pleasantry(sentence)
    ]


def _without_lead_in(sentence: str) -> str:
    lead_in = LEAD_IN.match(sentence)
    return sentence[lead_in.end() :] if lead_in else sentence


def act_of(sentence: str) -> Act:
    """Tell what a sentence does by its marks and its first words."""
    plain = sentence.replace("\u2019", "'").strip()
    if "?" in plain or _ASKS.match(plain):
        return "asks"
    if _PROBLEM.search(plain):
        return "problem"
    return "wishes" if _WISHES.search(plain) else "tells"
