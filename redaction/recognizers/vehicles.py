"""Vehicles: identification numbers by their check digit, plates beside words for a vehicle."""

import re

from redaction.recognizers.clues import DIGIT, LONG, NUMBERED
from redaction.recognizers.labels import CHUNKS, CODE, after_label
from redaction.recognizers.shapes import CHECKED, SHAPED, Recognizer, Shape, has_characters

_VALUES = {digit: int(digit) for digit in "0123456789"} | dict(
    zip("ABCDEFGHJKLMNPRSTUVWXYZ", map(int, "12345678123457923456789"), strict=True)
)
_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)


def _is_vin(value: str) -> bool:
    """Whether the check digit of a vehicle identification number holds (49 CFR 565.15)."""
    signs = value.upper()
    total = sum(_VALUES[sign] * weight for sign, weight in zip(signs, _WEIGHTS, strict=True))
    return "0123456789X"[total % 11] == signs[8] and not signs.isdecimal()


_PLATES = """
    license plate; licence plate; plate; plates; plate number; plate no; number plate
    ; registration plate; vehicle registration; vehicle registration number; car registration
    ; registration number; car reg; registration; reg number; reg no; reg; vrn; vrm; car number
    ; vehicle number; vehicle no; tag number; kennzeichen; nummernschild; plaque
    ; plaque d'immatriculation; immatriculation; matrícula; targa; placa; kenteken
    ; tablica rejestracyjna; numer rejestracyjny; rendszám; forgalmi rendszám
"""
_PLATE = (
    rf"{CHUNKS}"
    r"|(?!\d+(?:st|nd|rd|th)\b)[A-Z0-9]{1,8}"
    r"(?:[ \-](?=[A-Z]{0,3}\d|[A-Z]{1,3}(?!\w))[A-Z0-9]{1,4}){0,3}(?!\w)"
)
_SHORTEST_PLATE, _LONGEST_PLATE = 5, 11


def _is_plate(value: str) -> bool:
    """Whether a value is of letters and digits, and as long as a plate."""
    signs = [c for c in value if c.isalnum()]
    mixed = any(map(str.isdecimal, signs)) and any(map(str.isalpha, signs))
    return mixed and _SHORTEST_PLATE <= len(signs) <= _LONGEST_PLATE


RECOGNIZERS: tuple[Recognizer, ...] = (
    Shape(
        "VEHICLE",
        CHECKED,
        re.compile(r"(?i)(?<![\w\-])[A-HJ-NPR-Z0-9]{17}(?![\w\-])"),
        _is_vin,
        (DIGIT, LONG),
        NUMBERED,
    ),
    after_label(
        "VEHICLE",
        "vin; vin number; chassis number; chassis no; chassis; fahrgestellnummer",
        rf"(?:{CHUNKS}|{CODE})",
        has_characters(8),
    ),
    after_label("VEHICLE", _PLATES, _PLATE, _is_plate),
    # The plates of Great Britain since 2001, and of France, Italy and Spain: AB12 CDE, AB-123-CD.
    Shape(
        "VEHICLE",
        SHAPED,
        re.compile(
            r"(?<![\w\-])(?:[A-HJ-PR-Y]{2}\d{2}[ ][A-HJ-PR-Z]{3}"
            r"|[A-HJ-NP-TV-Z]{2}-\d{3}-[A-HJ-NP-TV-Z]{2})(?![\w\-])"
        ),
        needs=(DIGIT,),
        begins=NUMBERED,
    ),
)
