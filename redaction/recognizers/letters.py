"""Names of people where letters put them: greetings, signatures, introductions, labels, titles."""

import re
from collections.abc import Iterator

from redaction.entities import Entity
from redaction.recognizers.clues import words
from redaction.recognizers.given_names import is_given_name, is_plain_word, is_surname
from redaction.recognizers.names import WORD, name_at
from redaction.recognizers.shapes import LABELLED, LIKELY, SHAPED, Needing, Reading, Recognizer
from redaction.recognizers.words import NOT_NAMES

_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|MS|MR|MRS|Miss|Mx|Dr|Prof|Professor|Sir|Herr|Frau|Mme|Mlle|Madame|Monsieur"
    r"|Señora?|Sra?)\.?[ ]+(?=[^\W\d_])"
)
_NAME_IS = re.compile(
    r"(?i)\b(?:name(?:'s| is|:)|name on (?:the |my )?(?:card|account)(?: is|:)"
    r"|(?:i'm|i am|am) called|call me|je m'appelle|mein name ist|ich hei(?:ß|ss)e|me llamo"
    r"|mi chiamo)[ ]+"
)
_MY_NAME = re.compile(r"(?i)\b(?:(?:my|first|last|full|customer|holder)(?:'s)? name|myself)[ ]+")
_THINGS = """
    company city product file device network host domain pet brand store user country street bank
    model app server whose what
"""
_NAMED_THINGS = frozenset(_THINGS.split())
_WHOSE_REACH = 20
_LABEL = re.compile(
    r"(?im)^[ \t>*\-]{0,4}(?:(?:full|first|last|customer|contact|account holder|your) )?"
    r"(?:name|surname|customer|contact|cardholder|recipient|attn|attention|from|signed|requester"
    r"|client|passenger|patient|guest|user)[ ]?[:=][ \t]*(?=[^\W\d_])"
)
_RELATIVE = (
    r"(?:my|his|her|our) (?:wife|husband|son|daughter|brother|sister|colleague|boss|friend|partner"
    r"|mother|father|mom|mum|dad|assistant|coworker|co-worker|flatmate|roommate|neighbou?r"
    r"|accountant)(?:'s name(?: is)?| is called| named| called|,| is)?"
)
_AGENT = (
    r"(?:spoke|speak|talked|speaking|talking|chatted|chatting|dealt)(?: again)? (?:to|with)"
    r"|ask(?:ed)? for|on behalf of|attn:?|c/o|(?:told|helped|called|emailed|informed|assisted) by"
    r"|(?:agent|representative|rep|technician|advisor|colleague|operator)(?: named| called)?"
)
_PERSONAL = re.compile(rf"\b(?:{_RELATIVE}|{_AGENT})[ ]+(?=[^\W\d_a-z])")


def _titled(text: str, match: re.Match[str]) -> Iterator[Entity]:
    """Read a name after a title."""
    return _name(text, match.end(), LABELLED)


def _told(text: str, match: re.Match[str]) -> Iterator[Entity]:
    """Read a name that is told: "my name is ..."."""
    before = WORD.findall(text[max(0, match.start() - _WHOSE_REACH) : match.start()])
    if not before or before[-1].lower() not in _NAMED_THINGS:
        yield from _name(text, match.end(), LABELLED, lower=True)


def _mine(text: str, match: re.Match[str]) -> Iterator[Entity]:
    """Read a name after "my name" without a verb, if the lists know it."""
    word = WORD.match(text, match.end())
    if word and is_given_name(word.group()):
        yield from _name(text, match.end(), LABELLED, lower=True)


def labelled(text: str) -> Iterator[Entity]:
    """Find names after their label, which begins a line."""
    for match in _LABEL.finditer(text):
        yield from _name(text, match.end(), LABELLED)


def _met(text: str, match: re.Match[str]) -> Iterator[Entity]:
    """Read the name of a relative, or of whom the writer "spoke with"."""
    return _name(text, match.end(), SHAPED)


def _name(text: str, start: int, score: float, *, lower: bool = False) -> Iterator[Entity]:
    end = name_at(text, start, lower=lower)
    if end > start:
        yield Entity(start, end, "PERSON", score)


_I_AM = re.compile(r"\b(?:[Ii](?:'m| am)|[Ii]m|IM|[Tt]his is|[Ii]t'?s|[Ii]ch bin|[Jj]e suis)[ ]+")
_OF_A_PERSON = re.compile(r"[ ]*,?[ ]*(?:from|here\b|speaking|calling|writing|again)")
_SENTENCE_END = re.compile(r"[ ]*$|[ ]*[.,!]?[ ]*\n")


def _introduced(text: str, match: re.Match[str]) -> Iterator[Entity]:
    """Read a name after "I am" and "this is", where moods, nations and products stand as often.

    A name that the lists do not know needs more: "I am Viswa from Chennai", "this is Viswa here".
    """
    start, end = match.end(), name_at(text, match.end())
    names = WORD.findall(text[start:end])
    speaks_of_self = "m" in match.group().lower()
    if names and (is_given_name(names[0]) or (len(names) > 1 and is_surname(names[-1]))):
        yield Entity(start, end, "PERSON", LABELLED)
    elif names and (
        _OF_A_PERSON.match(text, end) or (speaks_of_self and _SENTENCE_END.match(text, end))
    ):
        yield Entity(start, end, "PERSON", LIKELY)


_GREETING = re.compile(
    r"(?im)^[ \t>*]{0,4}(?:hi|hello|hey|hiya|dear|good (?:morning|afternoon|evening|day)|greetings"
    r"|hallo|bonjour|hola|ciao|liebe[r]?|cher|ch[eè]re)(?: there)?,?[ ]+(?=[^\W\d_])"
)


def greeted(text: str) -> Iterator[Entity]:
    """Find the name in a greeting, but not "Hi there" or "Dear Acme team"."""
    for match in _GREETING.finditer(text):
        end = name_at(text, match.end())
        following = WORD.match(text, end + 1) if text[end : end + 1] == " " else None
        of_a_company = following is not None and following.group().lower() in _OF_A_COMPANY
        if end > match.end() and not of_a_company:
            yield Entity(match.end(), end, "PERSON", LABELLED)


_OF_A_COMPANY = NOT_NAMES & {"team", "support", "customer", "service", "help", "desk", "sales"}
_THANKS = (
    r"(?:(?:many thanks|thanks(?: again| so much| a lot| and regards)?"
    r"|thank you(?: so much| very much| again)?)(?: in advance| for your (?:help|time))?|thx|cheers"
)
_REGARDS = (
    r"(?:(?:best|kind|warm|kindest|warmest|many) )?(?:regards|wishes)|best|br|rgds|sincerely"
    r"(?: yours)?|yours(?: sincerely| truly| faithfully)?|cordially|respectfully|love|take care|mfg"
    r"|viele gr[uü](?:ß|ss)e|mit freundlichen gr[uü](?:ß|ss)en|cordialement|saludos)"
)
_SIGN_OFF = re.compile(
    rf"(?im)(?:^|[.!?,][ ]){_THANKS}|{_REGARDS}"
    r"(?P<gap>[ ]*[,.!\-]*[ ]*(?:\n[ \t]*){1,3}-*[ ]?|[ ]*[,.!]?[ ]+-*[ ]?)(?=[^\W\d_])"
)
_LAST_LINE = re.compile(r"(?:\n[ \t]*|[.!?][ ]+)[\-~]{1,2}[ ]?(?P<name>[^\W\d_][^\n]{1,40})\s*\Z")
_LAST_WORDS = re.compile(r"(?:\n[ \t]*|[.!?][ ]+)(?P<name>[^\W\d_][^\n.!?]{1,40})[.!]?\s*\Z")
_LAST_LINE_REACH = 120
_LINE_END = re.compile(r"[ \t]*[.,!]?[ \t]*(?=\n|\Z|\|)")


def signed(text: str) -> Iterator[Entity]:
    """Find the name under a letter: after thanks or regards, behind a dash, or as last words."""
    for match in _SIGN_OFF.finditer(text):
        yield from _signature(text, match.end(), lower="\n" in match.group("gap"))
    reach = max(0, len(text) - _LAST_LINE_REACH)
    if last := _LAST_LINE.search(text, reach):
        yield from _signature(text, last.start("name"), lower=False)
    elif last := _LAST_WORDS.search(text, reach):
        first = WORD.findall(last.group("name"))[0]
        if is_given_name(first) or is_plain_word(first):
            yield from _signature(text, last.start("name"), lower=False)


def _signature(text: str, start: int, *, lower: bool) -> Iterator[Entity]:
    end = name_at(text, start, lower=lower)
    if end > start and _LINE_END.match(text, end):
        yield Entity(start, end, "PERSON", LABELLED)


RECOGNIZERS: tuple[Recognizer, ...] = (
    Reading(
        _TITLE,
        _titled,
        begins=words("mr mrs ms mis mx dr pro sir her fra mme mll mad mon sen sr sra"),
    ),
    Reading(_NAME_IS, _told, begins=words("nam i am cal je mei ich me mi")),
    Reading(_MY_NAME, _mine, begins=words("my fir las ful cus hol mys")),
    Needing(labelled, (frozenset(":="),)),
    Reading(
        _PERSONAL,
        _met,
        begins=words(
            "my his her our spo spe tal cha dea ask on att c tol hel cal ema inf ass age rep tec"
            " adv col ope"
        ),
    ),
    Reading(_I_AM, _introduced, begins=words("i im thi it its ich je")),
    greeted,
    signed,
)
