"""Passports, driving licences and dates of birth: recognised by what the text calls them."""

import re

from redaction.recognizers.shapes import CHECKED, LABELLED, Recognizer, Shape, has_digits, labelled

_DOCUMENT_NUMBER = (
    r"(?=[A-Z]{0,5}\d)[A-Z0-9]{2,17}(?:[ \-](?=[A-Z]{0,3}\d)[A-Z0-9]{1,9}){0,4}(?!\w)"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\.?"
_DATE = (
    r"\d{1,4}[ ]?[./\-][ ]?\d{1,2}[ ]?[./\-][ ]?\d{1,4}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[ ](?:of[ ])?{_MONTH},?[ ]\d{{2,4}}"
    rf"|{_MONTH}[ ]\d{{1,2}}(?:st|nd|rd|th)?(?:,?[ ]\d{{2,4}})?\b|\d{{8}}|\d{{2}} \d{{2}} \d{{4}}"
)
_BIRTH = (
    r"date of birth|birth ?date|d\.?o\.?b\.?|born(?: on)?|birthday|geburtsdatum|geboren(?: am)?"
    r"|date de naissance"
)

RECOGNIZERS: tuple[Recognizer, ...] = (
    Shape("PASSPORT", LABELLED, labelled(r"passport(?: card)?", _DOCUMENT_NUMBER), has_digits(4)),
    # The machine-readable lines at a passport's foot (ICAO 9303).
    Shape("PASSPORT", CHECKED, re.compile(r"\bP[A-Z<][A-Z]{3}[A-Z<]{39}(?:\s{1,2}[A-Z0-9<]{44})?")),
    Shape(
        "DRIVING_LICENCE",
        LABELLED,
        labelled(
            r"(?:driver'?s?'?|driving)[ \-]?(?:licen[cs]e|permit)|dl(?= ?(?:no|number|#))",
            _DOCUMENT_NUMBER,
        ),
        has_digits(4),
    ),
    Shape(
        "DRIVING_LICENCE",
        CHECKED,
        re.compile(r"\b[A-Z9]{5}\d[0156]\d[0-3]\d{2}[A-Z9]{2}\d[A-Z]{2}\b"),
    ),  # UK
    Shape("DATE_OF_BIRTH", LABELLED, labelled(_BIRTH, _DATE, link=r"[^\w\n]{0,4}")),
)
