"""Phone numbers: their shape or the words before them propose, the countries' plans decide."""

import re
from collections.abc import Iterator
from functools import cache

import phonenumbers

from redaction.entities import Entity
from redaction.recognizers.clues import DIGIT
from redaction.recognizers.labels import after_label
from redaction.recognizers.nearby import clause_before
from redaction.recognizers.shapes import (
    CHECKED,
    LABELLED,
    LIKELY,
    SHAPED,
    Needing,
    Recognizer,
    digits,
    matches_at,
)

_CANDIDATE = re.compile(
    r"(?<![\w,@#$€£/\-])(?<!\d\.)(?:\+[ ]?|\(\+[ ]?)?\(?\d(?:[ \t().\-/]{0,3}\d){6,16}"
    r"(?:[ ]?(?:x|ext\.?|extension)[ ]?\d{1,6})?(?!\w)"
)
_DIGITS = re.compile(r"\d+")
_MOST_SIGNS = 4
_BROKEN = re.compile(r"\+\d(?:[\s.\-]{0,3}\d){6,14}(?!\d)")
_PHONE_LABEL = (
    r"phones?|telephone|tel|ph|mobile|cell|cellphone|whatsapp|fax|sms|viber|dial(?:ed|ing)?"
    r"|telefon|telefonnummer|handy|handynummer|mobil|mobilnummer|rufnummer|t[eé]l[eé]phone|portable"
    r"|tel[eé]fono|m[oó]vil|celular|cellulare|telefone|telem[oó]vel|telefoon|gsm|kom[oó]rk[ai]"
    r"|telefonsz[aá]m\w{0,3}|mobilsz[aá]m\w{0,3}|landline|hotline|voicemail|caller"
)
_MAYBE_LABEL = (
    r"registered|call|called|calling|ring|text|reach|contact|cont|home|work"
    r"|messages|answering"
)
_OTHER_LABEL = (
    r"order|invoice|tracking|parcel|shipment|serial|s/n|sn|reference|ref|case|ticket|sku|part"
    r"|model|imei"
    r"|account|booking|policy|claim|confirmation|transaction|po|item|version|build|error|isbn|ean"
    r"|barcode"
    r"|batch|lot|customer number|customer id|user id|product|licen[cs]e|postcode|zip|ssn"
    r"|social security"
    r"|card|iban|routing|amount|rma|bestellung|bestellnummer|auftrag|rechnung|commande|facture"
    r"|pedido"
    r"|factura|ordine|fattura|konto|kundennummer|member|membership|article|upc|asin|waybill"
    r"|receipt|cas|ec"
)
_LABEL = re.compile(
    rf"(?i)\b(?:(?P<phone>{_PHONE_LABEL})|(?P<other>{_OTHER_LABEL})|(?P<maybe>{_MAYBE_LABEL})"
    r"|(?P<weak>number is|my number))\b"
)
_NORTH_AMERICAN = re.compile(r"(?:\+?1[ .\-]?)?(?:\(\d{3}\)[ ]?|\d{3}[ .\-])\d{3}[ .\-]\d{4}(?!\d)")
_DATE = re.compile(
    r"(?:19|20)\d\d[\-/. ]\d{1,2}[\-/. ]\d{1,2}\b|\d{1,2}[\-/. ]\d{1,2}[\-/. ](?:19|20)\d{2}\b"
    r"|(?:19|20)\d\d[ \-/]{1,3}(?:19|20)\d\d\b"
)
# Thousands, decimals, addresses of machines; nine digits by threes are a
# phone's more often.
_AMOUNT = re.compile(
    r"\d{1,3}(?:[.]\d{3})+|\d{1,2}(?: \d{3})+|\d{3} \d{3}(?: \d{3}){2,}|\d+[.]\d+"
    r"|\d{1,3}(?:\.\d{1,3}){3}"
)
_POSTAL_CODE = re.compile(r"\d{5}-\d{3}")
_PAIRS = re.compile(r"\d\d(?:[ \-]\d\d){3}")
_SEPARATOR = re.compile(r"[ .\-/]+")
_GROUPED = re.compile(r"\(?\d{1,5}\)?(?:[ .\-/]{1,3}\(?\d{2,8}\)?){1,4}")
_REGIONS = """
    US GB DE FR ES IT NL BE CH AT PL HU SE IN AU BR DK NO FI IE PT GR CZ SK RO BG HR SI EE LV LT LU
    CY MT IS TR UA IL ZA NG KE MX AR CL CO PE UY JP KR SG MY PH ID TH VN NZ HK AE SA EG
"""
_SHORTEST, _LONGEST = 7, 15
_SHORTEST_GROUPED, _SHORTEST_BARE = 8, 9
_SEPARATORS = 2
_BARE_MOBILES = (10, 11)


def phones(text: str) -> Iterator[Entity]:
    """Find phone numbers, by shape or by label, of the countries whose customers write to us."""
    for match in matches_at(_CANDIDATE, text, _starts(text)):
        start, value = match.start(), match.group()
        if value.startswith("(") and ")" not in value:
            start, value = start + 1, value[1:]
        if not _DATE.match(value):
            score = _score(value, _label_before(text, start))
            if score:
                yield Entity(start, match.end(), "PHONE", score)


def _starts(text: str) -> Iterator[int]:
    """Say where numbers may begin: where digits do, or the signs before them."""
    for match in _DIGITS.finditer(text):
        figure = match.start()
        signs = len(text[max(0, figure - _MOST_SIGNS) : figure])
        signs -= len(text[figure - signs : figure].rstrip("+( "))
        yield from range(figure - signs, figure + 1)


def broken(text: str) -> Iterator[Entity]:
    """Find international numbers that are broken over lines, where no line has a whole one."""
    for match in _BROKEN.finditer(text):
        if _possible(match.group()) and not _possible(match.group().partition("\n")[0]):
            yield Entity(*match.span(), "PHONE", CHECKED)


def _label_before(text: str, start: int) -> str:
    """Say what the nearest label before a number calls it: phone, other or nothing."""
    labels = [m.lastgroup or "" for m in _LABEL.finditer(clause_before(text, start))]
    if labels and labels[-1] == "weak":  # "my order number is" as much as "my number is"
        labels[-1] = labels[-2] if len(labels) > 1 else "maybe"
    return labels[-1] if labels else ""


def _score(value: str, label: str) -> float:
    if value.lstrip("( ").startswith("+"):
        return CHECKED if _possible(value) else LABELLED * (label == "phone")
    if label == "other":
        return 0.0
    if value.startswith("00") and _possible(value):
        return CHECKED
    return _score_of_label(value, label) if label else _score_of_shape(value)


def _score_of_label(value: str, label: str) -> float:
    least = _SHORTEST if label == "phone" or not value.isdecimal() else _SHORTEST_BARE
    return LABELLED if least <= len(digits(value)) <= _LONGEST else 0.0


def _score_of_shape(value: str) -> float:
    count = len(digits(value))
    if _NORTH_AMERICAN.match(value):
        return SHAPED
    if value.isdecimal():
        return LIKELY if count in _BARE_MOBILES and _is_mobile(value) else 0.0
    return SHAPED if count >= _SHORTEST_GROUPED and _is_grouped(value) else 0.0


def _is_grouped(value: str) -> bool:
    """Whether a number is grouped like a phone's, and is one of some country's."""
    if value[0] not in "(0" and (
        _AMOUNT.fullmatch(value)
        or "/" in value
        or _is_a_list(value)
        or (len(_SEPARATOR.findall(value)) < _SEPARATORS and not _is_mobile(digits(value)))
    ):
        return False
    if _POSTAL_CODE.fullmatch(value):  # Brazil's
        return False
    return bool(_GROUPED.fullmatch(value) and _plans().fullmatch(digits(value)))


def _is_a_list(value: str) -> bool:
    """Whether a number is several in order, such as sizes: "36 38 40 42"."""
    pairs = re.findall(r"\d\d", value)
    return bool(_PAIRS.fullmatch(value)) and pairs == sorted(pairs)


def _possible(value: str) -> bool:
    try:
        return phonenumbers.is_possible_number(
            phonenumbers.parse(
                "+" + " ".join(value.lstrip("(+0 ").replace("(0)", "").split()), None
            )
        )
    except phonenumbers.NumberParseException:
        return False


def _is_mobile(value: str) -> bool:
    return bool(_mobile_plans().fullmatch(value))


@cache
def _plans() -> re.Pattern[str]:
    """Build one pattern of the numbers of all our regions, as dialled within the country."""
    return re.compile(
        "|".join(_plan(region, "fixed_line", "mobile") for region in _REGIONS.split())
    )


@cache
def _mobile_plans() -> re.Pattern[str]:
    """Build the pattern of ten and eleven plain digits that are more likely a phone's than not."""
    ours = ("US", "GB", "IN")
    trunk = (_plan(r, "mobile", prefix=True) for r in _REGIONS.split() if r not in ours)
    return re.compile("|".join((*(_plan(r, "mobile") for r in ours), *filter(None, trunk))))


def _plan(region: str, *kinds: str, prefix: bool = False) -> str:
    """Spell a region's numbers by phonenumbers' metadata; with ``prefix``, only behind its zero."""
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(region)
    if metadata is None:
        return ""
    trunk = metadata.national_prefix or ""
    if prefix and trunk != "0":
        return ""
    patterns = (getattr(metadata, kind).national_number_pattern for kind in kinds)
    numbers = "|".join(f"(?:{pattern})" for pattern in patterns if pattern)
    return rf"(?:{trunk}){'' if prefix else '?'}(?:{numbers})"


RECOGNIZERS: tuple[Recognizer, ...] = (
    Needing(phones, (DIGIT,)),
    Needing(broken, (frozenset("+"), frozenset("\n"))),
    # Numbers of small countries and of a town, which nothing but their label tells.
    after_label(
        "PHONE",
        "phone; my phone; phone number; phone no; telephone; mobile; cell; mobil; telefon; tel"
        "; tel no; tel number; telephone number; mobile number; mobile no; cell number; call me at"
        "; telefonnummer; handynummer; numéro de téléphone",
        r"\d(?:[ .\-]?\d){4,6}(?![\d%]|[.,:/]\d)",
    ),
)
