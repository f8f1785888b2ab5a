"""User names and handles, which only the words before them give away."""

import re
from collections.abc import Iterator

from redaction.entities import Entity
from redaction.recognizers.clues import words
from redaction.recognizers.shapes import LABELLED, LIKELY, Needing, Recognizer
from redaction.recognizers.words import STATES

_LABEL = (
    r"user[ \-_]?names?|user|login(?:[ ](?:name|id))?|log-in(?: name)?|screen[ ]?name|nick ?name"
    r"|gamer ?tag|(?P<platform>twitter|instagram|insta|telegram|discord|skype|steam|github|reddit"
    r"|tiktok"
    r"|snapchat|xbox|psn|facebook)(?:[ ](?:handle|user ?name|name|id|account))?|handle"
    r"|benutzername|nom d'utilisateur|identifiant|nombre de usuario|usuario|nome utente"
    r"|nome de usuário|gebruikersnaam|nazwa użytkownika|felhasználónév"
)
_SAYS = re.compile(
    rf"(?i)(?<!\w)(?:(?P<mine>my|his|her|our|the)[ ])?(?:{_LABEL})(?!\w)"
    r"(?:[ ](?:for|on|at)[ ][\w.]{1,30})?[ ]{0,2}"
    r"(?P<link>[:=]|is\b:?|was\b|ist\b|est\b|es\b|è|é)[ ]{0,2}"
    r"(?P<quote>[\"'`])?(?P<value>@?[\w][\w.\-+@]{1,63}\w)"
)
_CLUES = words(
    "user username usernames login log screen screenname nick nickname gamer gamertag twitter"
    " instagram insta telegram discord skype steam github reddit tiktok snapchat xbox psn facebook"
    " handle benutzername utilisateur identifiant usuario utente gebruikersnaam użytkownika"
    " felhasználónév usuário"
)
_HANDLE = re.compile(r"(?<![\w@/.`])@(?=\w{0,30}[\d_])[A-Za-z]\w{2,30}(?![\w./])")


def user_names(text: str) -> Iterator[Entity]:
    """Find user names that are told, as in "my username is ..."."""
    for match in _SAYS.finditer(text):
        value = match.group("value")
        bare = match.group("platform") and not match.group("mine") and value.isalpha()
        if bare:
            continue
        if _is_name(value, match.group("link").lower()) or match.group("quote"):
            yield Entity(*match.span("value"), "USERNAME", LABELLED)


def _is_name(value: str, link: str) -> bool:
    """Whether a value is a name rather than a word about one."""
    if value.lower() in STATES or value.startswith("http"):
        return False
    plain = value.isalpha() and value.islower()
    return not (plain and link not in ":=" and value.endswith(("ed", "ing", "able", "ly")))


def handles(text: str) -> Iterator[Entity]:
    """Find handles with a digit or a low line; others are mentions of a company or code."""
    for match in _HANDLE.finditer(text):
        yield Entity(*match.span(), "USERNAME", LIKELY)


RECOGNIZERS: tuple[Recognizer, ...] = (
    Needing(user_names, (_CLUES,)),
    Needing(handles, (frozenset("@"),)),
)
