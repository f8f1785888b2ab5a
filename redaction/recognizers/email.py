"""E-mail addresses: written, disguised with "(at)", spoken, and typed without their signs."""

import re
from collections.abc import Iterator

from redaction.entities import Entity
from redaction.recognizers.clues import words
from redaction.recognizers.labels import after_label
from redaction.recognizers.shapes import CHECKED, LABELLED, SHAPED, Needing, Recognizer, Shape

_LOCAL = r"\w[\w.+%'&\-]{0,63}"
_TOP = "com|net|org|edu|gov|info|io|co|de|fr|es|it|nl|be|ch|at|pl|hu|cz|uk|us|in|eu|br|ru|jp|au|ca"
_HOST = (
    rf"(?:(?:[\w\-]{{1,63}}\.){{1,8}}[^\W\d_][\w\-]{{1,62}}|[\w\-]{{1,63}}[ ]?\.[ ]?(?:{_TOP})\b)"
)
_SIGN = "(?:@|&#64;|&#x40;|&commat;|%40)"
_WRITTEN = re.compile(
    rf"(?i)(?<![\w.+%\-])(?P<value>{_LOCAL}[ ]{{0,2}}{_SIGN}(?:[ ]{{0,2}}|\n){_HOST})"
)
_QUOTED = re.compile(r'(?P<value>"[^"\n@]{1,64}"@(?:[\w\-]{1,63}\.){1,8}[^\W\d_]{2,24})')
_AT = r"[ ]?[\[({<][ ]?(?:at|@|ät|arroba|chiocciola)[ ]?[\])}>][ ]?"
_DOT = r"\.|[ ]?[\[({<][ ]?(?:dot|\.|punkt|punto|point)[ ]?[\])}>][ ]?|[ ]dot[ ]"
_DISGUISED = re.compile(
    rf"(?i)(?<![\w.+\-])(?P<value>[\w.+\-]{{1,64}}(?:(?:{_DOT})[\w+\-]{{1,64}}){{0,3}}"
    rf"(?:{_AT}|[ ]?@[ ]?|_at_|[ ]at[ ](?=[\w\-]{{1,63}}[ ]?[\[({{<]))"
    rf"[\w\-]{{1,63}}(?:(?:{_DOT}|_dot_)[^\W\d_][\w\-]{{1,62}}){{1,4}})"
)
_SAID = "dot|underscore|dash|hyphen|plus|punkt|punto|point(?= (?:com|fr|net|org))|ponto|kropka|pont"
_SPOKEN_AT = re.compile(
    r"(?i)[ ]{1,2}(?:at(?: the rate(?: of)?)?|ät|arroba|chiocciola|arobase|apenstaartje|małpa"
    r"|kukac)[ ]{1,2}[\w\-]{1,63}"
    rf"(?:[ ]{{1,2}}(?:{_SAID})[ ]{{1,2}}[a-z]{{2,24}}|\.[a-z]{{2,24}}){{1,3}}\b"
)
_SPOKEN_LOCAL = re.compile(
    rf"(?i)(?<![\w.+\-])[\w.+\-]{{1,64}}(?:[ ]{{1,2}}(?:{_SAID})[ ]{{1,2}}[\w.+\-]{{1,64}}){{0,4}}$"
)
_LOCAL_REACH = 160


def spoken(text: str) -> Iterator[Entity]:
    """Find addresses that are spelled in words: "anna dot k at example dot com"."""
    for match in _SPOKEN_AT.finditer(text):
        local = _SPOKEN_LOCAL.search(text, max(0, match.start() - _LOCAL_REACH), match.start())
        if local and _names_a_mailbox(local.group()):
            yield Entity(local.start(), match.end(), "EMAIL", LABELLED)


_SPOKEN_CLUES = words(
    "dot underscore dash hyphen plus punkt punto point ponto kropka pont com net org edu gov info"
    " io co de fr es nl ch pl hu cz uk eu br ru jp au ca se dk fi pt ie gr ro bg hr si ee lv lt"
)
_AT_CLUES = words("at ät arroba chiocciola arobase apenstaartje małpa kukac")
# "Look at example dot com" is no address of a person's.
_WORDS_BEFORE_AT = """
    it me us him her them look looking this that these those here there back up out is was order
    orders ordered bought available support found page site website buy seen login sign shop and or
    email mail now meet i you we they are be stay live work arrive arrived flight check see start
    only one both all not purchased product item items price store reach working
    my your a the in on via through using from use have no with to of our get new old any
"""
_NO_LOCAL_PARTS = words(_WORDS_BEFORE_AT)


def _names_a_mailbox(value: str) -> bool:
    # "git@" opens the address of a repository.
    return value.split(maxsplit=1)[0].lower() not in _NO_LOCAL_PARTS and not value.startswith(
        "git@"
    )


# Mail hosts whose address is recognisable without its signs, as chats without punctuation have it.
_HOSTS = ("gmail", "googlemail", "hotmail", "outlook", "yahoo", "icloud", "protonmail", "ymail")
_UNSIGNED = re.compile(
    r"(?i)(?<!\w)(?P<value>\w{2,40}?(?:[ ]\d{1,6})?[ ]?(?:at[ ])?"
    rf"(?:{'|'.join(_HOSTS)})[ ]?(?:dot[ ])?"
    r"(?:co[mn]|co[ ]?uk|coin|net|org|de|fr)|\w{2,40}mail(?:co[mn]|net|org))(?!\w)"
)


_HOST_AND_TOP = re.compile(
    rf"(?:{'|'.join(_HOSTS)})[ ]?(?:dot[ ])?(?:co|net|org|de|fr)|mail(?:co[mn]|net|org)"
)


def unsigned(text: str) -> Iterator[Entity]:
    """Find addresses at well-known hosts without their signs: "anna 85 gmailcom"."""
    # A look for the hosts costs a hundredth of the pattern, which begins at every word.
    if _HOST_AND_TOP.search(text.lower()):
        for match in _UNSIGNED.finditer(text):
            if _names_a_mailbox(match.group("value")):
                yield Entity(*match.span("value"), "EMAIL", SHAPED)


RECOGNIZERS: tuple[Recognizer, ...] = (
    Shape("EMAIL", CHECKED, _WRITTEN, _names_a_mailbox, (frozenset("@&%"),)),
    Shape("EMAIL", CHECKED, _QUOTED, needs=(frozenset("@"), frozenset('"'))),
    Shape(
        "EMAIL",
        CHECKED,
        _DISGUISED,
        _names_a_mailbox,
        (frozenset("[({<_") | {"dot"}, _AT_CLUES | {"@"}),
    ),
    Needing(spoken, (_AT_CLUES, _SPOKEN_CLUES)),
    unsigned,
    after_label(
        "EMAIL",
        "email; e mail; email id; email address; mail id; mail address; mail",
        r"\w{4,60}(?:com|net|org|edu|couk)(?!\w)",
        needs=(),
    ),
)
