"""E-mail addresses: written, disguised with "(at)", spoken, and typed without their signs."""

import re

from redaction.recognizers.shapes import CHECKED, LABELLED, SHAPED, Recognizer, Shape

_LOCAL = r"\w[\w.+%'&\-]{0,63}"
_HOST = r"(?:[\w\-]{1,63}\.){1,8}[^\W\d_][\w\-]{1,62}"
_WRITTEN = re.compile(rf"(?<![\w.+%\-])(?P<value>{_LOCAL}[ ]?@[ ]?{_HOST})")
_DISGUISED = re.compile(
    r"(?i)(?<![\w.+\-])(?P<value>[\w.+\-]{1,64}(?:[ ]?[\[({<][ ]?(?:at|@)[ ]?[\])}>][ ]?|[ ]?@[ ]?)"
    r"[\w\-]{1,63}"
    r"(?:(?:\.|[ ]?[\[({<][ ]?(?:dot|\.)[ ]?[\])}>][ ]?|[ ]dot[ ])[^\W\d_][\w\-]{1,62}){1,4})"
)
_SPOKEN = re.compile(
    r"(?i)(?<![\w.+\-])(?P<value>[\w.+\-]{1,64}"
    r"(?:[ ]{1,2}(?:dot|underscore|dash|hyphen|plus)[ ]{1,2}[\w.+\-]{1,64}){0,4}"
    r"[ ]{1,2}at[ ]{1,2}[\w\-]{1,63}(?:[ ]{1,2}dot[ ]{1,2}[a-z]{2,24}){1,3})\b"
)
# Mail hosts whose address is recognisable without its signs, as chats without punctuation have it.
_HOSTS = r"gmail|googlemail|hotmail|outlook|yahoo|icloud|protonmail|rocketmail"
_UNSIGNED = re.compile(
    rf"(?i)\b(?P<value>\w{{2,40}}?(?:[ ]\d{{1,6}})?[ ]?(?:at[ ])?(?:{_HOSTS}|\w{{0,10}}mail)co[mn]"
    rf"|\w{{2,40}}(?:[ ]\d{{1,6}})?[ ]at[ ](?:{_HOSTS})[ .](?:dot[ ])?com)\b"
)
# "Look at example dot com" is no address of a person's.
_WORDS_BEFORE_AT = """
    it me us him her them look looking this that these those here there back up out is was order
    orders ordered bought available support found page site website buy seen login sign shop and or
    email mail now
"""
_NO_LOCAL_PARTS = frozenset(_WORDS_BEFORE_AT.split())


def _names_a_mailbox(value: str) -> bool:
    return value.split(maxsplit=1)[0].lower() not in _NO_LOCAL_PARTS


RECOGNIZERS: tuple[Recognizer, ...] = (
    Shape("EMAIL", CHECKED, _WRITTEN),
    Shape("EMAIL", CHECKED, _DISGUISED),
    Shape("EMAIL", LABELLED, _SPOKEN, _names_a_mailbox),
    Shape("EMAIL", SHAPED, _UNSIGNED, _names_a_mailbox),
)
