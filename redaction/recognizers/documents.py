"""Passports and driving licences: recognised by what the text calls them, and by telling shapes."""

import re

from redaction.recognizers.clues import DIGIT, NUMBERED
from redaction.recognizers.labels import CODE, after_label
from redaction.recognizers.shapes import CHECKED, Recognizer, Shape, has_digits

_PASSPORTS = """
    passport; passport card; passport book; travel document; reisepass; passnummer; pass nr
    ; pass no; passeport; numéro de passeport; pasaporte; passaporto; passaporte; paspoort
    ; paspoortnummer; paszport; numer paszportu; útlevél; útlevélszám
"""
_DRIVING = """
    driver's license; drivers license; driver's licence; drivers' license; driver license
    ; driver licence; driving licence; driving license; driving permit; driver's permit
    ; license number; license no; licence number; licence no; driver id; dl; dl no; d.l.; dln
    ; führerschein; führerscheinnummer; permis de conduire; permiso de conducir
    ; carnet de conducir; patente di guida; patente; carta de condução; carteira de motorista; cnh
    ; rijbewijs; prawo jazdy; jogosítvány; vezetői engedély
"""

RECOGNIZERS: tuple[Recognizer, ...] = (
    after_label("PASSPORT", _PASSPORTS, CODE, has_digits(4)),
    # The machine-readable lines at a passport's foot, and of a card (ICAO 9303).
    Shape(
        "PASSPORT",
        CHECKED,
        re.compile(r"\bP[A-Z<][A-Z]{3}[A-Z<]{39}(?:\s{1,2}[A-Z0-9<]{44})?"),
        needs=(frozenset("<"),),
    ),
    Shape(
        "PASSPORT",
        CHECKED,
        re.compile(r"\b[A-Z0-9<]{9}\d[A-Z]{3}\d{7}[MFX<]\d{7}[A-Z0-9<]{14,16}"),
        needs=(frozenset("<"), DIGIT),
    ),
    after_label("DRIVING_LICENCE", _DRIVING, CODE, has_digits(4)),
    Shape(  # UK (DVLA): five letters of the surname, date of birth, initials
        "DRIVING_LICENCE",
        CHECKED,
        re.compile(r"\b[A-Z9]{5}[ ]?\d[0156]\d[0-3]\d{2}[ ]?[A-Z9]{2}\d[A-Z]{2}\b"),
        needs=(DIGIT,),
        begins=NUMBERED,
    ),
)
