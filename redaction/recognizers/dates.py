"""Dates of birth, ages, and any other date."""

import re
from collections.abc import Iterator

from redaction.entities import Entity
from redaction.recognizers.calendar import DATE_IN_FIGURES, DATE_IN_WORDS, MONTHS
from redaction.recognizers.clues import DIGIT, FIGURES, words
from redaction.recognizers.labels import after_label
from redaction.recognizers.shapes import (
    LABELLED,
    LIKELY,
    SHAPED,
    Reading,
    Recognizer,
    Shape,
    digits,
)

_MONTHS = words(" ".join(MONTHS))


_DAY_AND_SHORT_YEAR = 4


def _looks_a_date(value: str) -> bool:
    """Whether words are a date: "you may 3" and "mars 2" need a capital or a year."""
    word = next(filter(str.isalpha, value))
    return len(digits(value)) > _DAY_AND_SHORT_YEAR or word.isupper() or "may" not in value.lower()


_YEAR = re.compile(r"(?<=[^\W\d] )(?:19|20)\d{2}(?![\w%:]|[.,/\-]\d)")
_BEFORE_YEARS = words(
    "in since of from until till by a the year during before after early late mid summer spring"
    " autumn fall winter christmas seit jahr depuis en desde nel dal em sinds od w"
)
_LONGEST_WORD = 10


def _year(text: str, match: re.Match[str]) -> Iterator[Entity]:
    """Read a year by the word before it, as in "since 2019"."""
    before = text[max(0, match.start() - _LONGEST_WORD) : match.start()].split()
    if before and before[-1].lower() in _BEFORE_YEARS:
        yield Entity(*match.span(), "DATE", LIKELY)


_BIRTH = """
    date of birth; birth date; birthdate; d.o.b.; dob; d o b; born; born on; born in; birthday
    ; bday; b day; birth; day of birth; geburtsdatum; geburtstag; geboren; geb; geboren am
    ; date de naissance; né le; née le; fecha de nacimiento; nacido el; nacida el; nací el
    ; data di nascita; nato il; nata il; data de nascimento; nascido em; nascida em; geboortedatum
    ; geboren op; data urodzenia; urodzony; urodzona; születési dátum; születési idő; született
    ; születésnap
"""
_BORN = (
    rf"{DATE_IN_FIGURES}|{DATE_IN_WORDS}"
    r"|\d{1,4}[ ]?[./\-][ ]?\d{1,2}[ ]?[./\-][ ]?\d{1,4}(?!\d)"
    r"|\d{8}(?!\d)|\d{6}(?!\d)|\d{1,2} \d{1,2} (?:\d{4}|\d{2})(?!\d)|(?:19|20)\d{2}(?![\w\-/])"
)

_YEARS = r"years?|yrs?|jahre?|ans|años?|anos|anni|jaar|lat|éves"
_AGE = re.compile(r"\d(?<![\w.,$€£/\-].)\d{0,2}(?![\d%]|[.,:/]\d)")
_OLD = re.compile(
    rf"(?i)[ \-]{{0,2}}(?:{_YEARS}|months?|weeks?)[ \-]{{0,2}}(?:old|alt|of age|oud)\b"
    r"|[ ]?y[./]?o\b|[ ]éves\b"
)
_AGED_BEFORE = re.compile(
    r"(?i)\b(?:aged|at the age of|age(?: is| of|:|=)?|turn(?:s|ed|ing)?|alter:?|leeftijd:?|edad:?"
    r"|âge:?|età:?|idade:?|wiek:?)[ ]{1,2}$"
)
_NO_AGE = re.compile(r"(?i)\w|[\-/]\d|[ ]?(?:%|days|hours)")
_IS_BEFORE = re.compile(
    r"(?i)\b(?:i'?m|i am|i was|(?:s?he|who|they)(?:'s| is| was| are| were)|ich bin|j'ai|tengo|ho"
    r"|tenho)[ ](?:now[ ]|only[ ])?$"
)
_IS_AFTER = re.compile(rf"(?i)[ ]?(?:(?:{_YEARS})\b|[.!?\n]|,[ ]|and\b|\Z)")
_OLDEST = 119
_REACH = 20


def _age(text: str, match: re.Match[str]) -> Iterator[Entity]:
    """Read an age: "34 years old", "aged 7", and "I am 34" where the clause ends."""
    start, end = match.span()
    told = _OLD.match(text, end)
    aged = _AGED_BEFORE.search(text, max(0, start - _REACH), start)
    said = _IS_AFTER.match(text, end) and _IS_BEFORE.search(text, max(0, start - _REACH), start)
    if (told or said or (aged and not _NO_AGE.match(text, end))) and int(match.group()) <= _OLDEST:
        yield Entity(start, end, "AGE", LABELLED)


_AGED = words(
    "year years yr yrs old age aged turn turns turned turning yo y i im he she hes shes they who"
    " jahre jahr alt alter ans âge años edad tengo anni età ho anos idade tenho jaar leeftijd lat"
    " wiek éves month months week weeks ich j"
)

RECOGNIZERS: tuple[Recognizer, ...] = (
    after_label("DATE_OF_BIRTH", _BIRTH, _BORN),
    Shape(
        "DATE",
        SHAPED,
        re.compile(rf"(?<![\w./\-$€£])(?<!ersion )(?<!elease )(?:{DATE_IN_FIGURES})"),
        needs=(DIGIT, frozenset("./-")),
        begins=FIGURES,
    ),
    Shape(
        "DATE",
        SHAPED,
        re.compile(rf"(?i)(?<![\w./\-])(?:{DATE_IN_WORDS})"),
        _looks_a_date,
        (DIGIT, _MONTHS),
    ),
    Reading(_YEAR, _year, (DIGIT, _BEFORE_YEARS), FIGURES),
    Reading(_AGE, _age, (DIGIT, _AGED), FIGURES),
)
