"""Devices that lead to their owner: phones' identities (IMEI), SIM cards and serial numbers."""

import re

from stdnum import imei, luhn

from redaction.recognizers.clues import DIGIT, FIGURES
from redaction.recognizers.labels import CODE, after_label
from redaction.recognizers.shapes import CHECKED, LIKELY, Recognizer, Shape, has_characters, holds

_SERIALS = """
    serial; serial number; serial no; serial num; s/n; sn; imei; imei number; meid; imsi; iccid
    ; udid; device id; device number; device serial; advertising id; idfa; gaid; android id
    ; hardware id; sim number; sim card number; seriennummer; numéro de série; número de serie
    ; numero di serie; número de série; serienummer; numer seryjny; gyári szám; sorozatszám
"""
_SHORTEST_SERIAL = 6
_UUID = r"[0-9A-F]{8}-(?:[0-9A-F]{4}-){3}[0-9A-F]{12}"

RECOGNIZERS: tuple[Recognizer, ...] = (
    after_label("DEVICE", _SERIALS, rf"{_UUID}(?!\w)|{CODE}", has_characters(_SHORTEST_SERIAL)),
    # Fifteen digits with Luhn's check, grouped as phones show them (3GPP TS 23.003).
    Shape(
        "DEVICE",
        CHECKED,
        re.compile(r"(?<![\w\-.])\d{2}[ \-]\d{6}[ \-]\d{6}[ \-]\d(?![\w\-])"),
        holds(imei.is_valid),
        (DIGIT,),
        FIGURES,
    ),
    Shape(
        "DEVICE",
        LIKELY,
        re.compile(r"(?<![\w\-.$€£])(?:01|35|86|99)\d{13}(?![\w\-]|\.\d)"),
        holds(imei.is_valid),
        (DIGIT,),
        FIGURES,
    ),
    # The number of a SIM card (ITU-T E.118): 89, the country, the issuer.
    Shape(
        "DEVICE",
        LIKELY,
        re.compile(r"(?<![\w\-.])89\d{16,18}(?![\w\-])"),
        holds(luhn.is_valid),
        (DIGIT,),
        FIGURES,
    ),
)
