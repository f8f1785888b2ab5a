"""Numbers that states give to people: by checksum where one makes it safe, else by their label."""

import re
from collections.abc import Iterator

from redaction.entities import Entity
from redaction.recognizers.clues import DIGIT, FIGURES, NUMBERED, words
from redaction.recognizers.labels import CHUNKS, CODE, after_label, before_label, labelled
from redaction.recognizers.national import writings
from redaction.recognizers.nearby import is_of_an_order
from redaction.recognizers.shapes import (
    CHECKED,
    LABELLED,
    LIKELY,
    POSSIBLE,
    SHAPED,
    Needing,
    Reading,
    Recognizer,
    Shape,
    has_characters,
)

# Groups of letters and digits between spaces; none of an e-mail address, an amount or a version.
_SIGN = "&0-9A-Za-zÀ-ɏͰ-ϿЀ-ӿ"
_GROUP = re.compile(rf"[{_SIGN}]+(?:[./\-][{_SIGN}]+)*")
_GLUED = frozenset("@$€£¥#-./\\=_:+")
_DIGITS = re.compile(r"\d+")
_LETTERS_BEFORE, _LETTERS_AFTER = 10, 6
_MOST_GROUPS = 7
_FEWEST_DIGITS = 4
"""What a number has at least: India's PAN has four, all others more."""

_LONGEST_GROUP = 24
_OUTLINE = str.maketrans(
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ&", "9" * 10 + "A" * 53
)
_OFFICIAL = re.compile(
    r"(?i)tax|fiscal|\bvat\b|\biva\b|\btva\b|mwst|\bgst\b|identi[tf]|identidad|c[eé]dula|national"
    r"|citizen|resident|social|security|personal (?:no|num|code|id)|\bid\b|\bssn\b|insurance"
    r"|steuer|imp[oô]t|rodn[eé]|person(?:nummer|al-?id)|birth number|registration|company n"
)
_OFFICIAL_REACH = 60


def numbers(text: str) -> Iterator[Entity]:
    """Find numbers that are written as some country writes its own and whose checksum holds."""
    groups = [
        (m.start(), m.end(), m.group().translate(_OUTLINE))
        for begin, end in _near_digits(text)
        for m in _GROUP.finditer(text, begin, end)
        if m.end() - m.start() <= _LONGEST_GROUP
    ]
    ways = writings()
    for first, (start, _, beginning) in enumerate(groups):
        if beginning in ways and text[start - 1 : start] not in _GLUED:
            found = _longest(text, groups, first)
            if found:
                yield found


def _near_digits(text: str) -> Iterator[tuple[int, int]]:
    """Give the parts of a text around its digits, from a few letters before them on."""
    begin, end, count = 0, -1, 0
    for match in _DIGITS.finditer(text):
        if match.start() - _LETTERS_BEFORE > end:
            if count >= _FEWEST_DIGITS:
                yield begin, end
            begin, count = text.rfind(" ", 0, max(0, match.start() - _LETTERS_BEFORE)) + 1, 0
        count += match.end() - match.start()
        found = text.find(" ", match.end() + _LETTERS_AFTER)
        end = found if found >= 0 else len(text)
    if count >= _FEWEST_DIGITS:
        yield begin, end


def _longest(text: str, groups: list[tuple[int, int, str]], first: int) -> Entity | None:
    """Find the surest, then the longest number that begins with a group."""
    ways, found = writings(), None
    start, reached, outline = groups[first][0], groups[first][0], ""
    for begin, end, part in groups[first : first + _MOST_GROUPS]:
        if outline and not (begin - reached == 1 and text[reached] == " "):
            break
        outline, reached = f"{outline} {part}".lstrip(), end
        if outline not in ways:
            break
        score = _score(text, start, end, outline)
        if score and text[end : end + 1] not in _GLUED - {"-", ".", "/", ":"}:
            found = (
                found if found and found.score > score else Entity(start, end, "NATIONAL_ID", score)
            )
    return found


def _score(text: str, start: int, end: int, outline: str) -> float:
    """Say how sure we are that a value is a number of a country; 0 if it is none."""
    valid = [w for w in writings()[outline] if w.is_valid(text[start:end])]
    if not valid or is_of_an_order(text, start):
        return 0.0
    official = _OFFICIAL.search(text, max(0, start - _OFFICIAL_REACH), start)
    if official or any(w.telling and not w.plain for w in valid):
        return SHAPED
    return LIKELY if any(w.telling for w in valid) else POSSIBLE


# The dashes are telling, though nothing checks the number.
_UNITED_STATES = re.compile(r"(?<![\w\-.])(?!000|666)\d{3}-\d{2}-\d{4}(?![\w]|[\-.]\d)")


def _american(text: str, match: re.Match[str]) -> Iterator[Entity]:
    """Read a social security number of the United States; parts and orders are written alike."""
    if not is_of_an_order(text, match.start()):
        yield Entity(*match.span(), "NATIONAL_ID", SHAPED)


_SOCIAL_SECURITY = (
    "ssn; ssn no; social security; social security number; soc sec; ss number; s.s.n."
)
_LABELS = """
    pan; individual number; personal numeric code; national register; register number
    ; personal number; foreigner number; dimex; nifp; rnokpp; national id; national identity
    ; national identification; national insurance; nino; ni number; personal id; personal identity
    ; personal identification; personal code; citizen id; citizen card; citizenship number
    ; government id; resident id; residence permit; identity number; identity card
    ; identity document; identification; identification number; identification card; id card
    ; id document; my id; id number; id no; photo id; voter id; epic; nhs; nhs number; medicare
    ; social insurance; tax; tax id; tax identification; tax number; tax no; tax code; tax file
    ; tax file number; tax reference; taxpayer; taxpayer id; unique taxpayer reference
    ; taxpayer identification; vat; vat id; vat number; vat reg; gst; ein; itin; atin; ptin; utr
    ; tfn; abn; acn; tin; fein; employer identification; steuer id; steueridentifikationsnummer
    ; steuernummer; idnr; ust id; ust idnr; umsatzsteuer id; sozialversicherungsnummer
    ; rentenversicherungsnummer; svnr; personalausweis; personalausweisnummer; ausweisnummer; ahv
    ; ahv nummer; avs; mwst; uid; pesel; nip; regon; dowód osobisty; numer dowodu; bsn
    ; burgerservicenummer; btw; btw nummer; sofinummer; rijksregisternummer; rijksregister; niss
    ; insz; numéro national; numéro fiscal; numéro de sécurité sociale; sécurité sociale; insee
    ; nir; carte d'identité; cni; siren; siret; n° tva; tva; numéro tva; nif; nie; dni; cif; nuip
    ; nss; documento nacional de identidad; rut; número de identidad; cédula
    ; cédula de identidad; cédula de ciudadanía; cédula jurídica; cuit; cuil; rfc; curp; nit; ruc
    ; rif; rnc; codice fiscale; partita iva; p.iva; piva; carta d'identità; cpf; cnpj; rg; nis
    ; contribuinte; número de contribuinte; cartão de cidadão; niss; aadhaar; aadhar; aadhaar card
    ; pan card; pan number; pan no; gstin; nik; npwp; nric; fin; mykad; cnic; nid; uen; rrn
    ; resident registration; brn; ubn; tc; tc kimlik; tckn; kimlik; vkn; vergi no; vergi numarasi
    ; taj; taj szám; adóazonosító; adóazonosító jel; adószám; személyi; személyi igazolvány
    ; személyi szám; rodné číslo; rodne cislo; birth number; dič; ičo; ič dph; cnp; cui; egn; oib
    ; jmbg; emšo; amka; afm; afm number; ppsn; pps; pps number; cpr; cpr nummer; cvr
    ; fødselsnummer; personnummer; samordningsnummer; organisationsnummer; orgnr; org nr; mva
    ; moms; hetu; henkilötunnus; y tunnus; isikukood; asmens kodas; personas kods; pvm; pvn
    ; kennitala; idno; idnp; pib; edb; inn; ogrn; snils; edrpou; rntrc; ird; ird number
    ; teudat zehut; mispar zehut; company number; company registration; business number
    ; business registration; enterprise number; kra pin; voen; unp; ice; nuit; nuis; nipt; nrt
    ; mst; ncf; hp; moa; uscc; peid; ubi; sin; referencia catastral
"""
_VALUE = rf"(?:{CHUNKS}|[A-Z&Ñ]{{3,4}}[\- ]?\d[A-Z0-9]{{5,12}}(?!\w)|{CODE})"


def _national_insurance(spaced: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?i)(?<![\w\-.])[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z]{spaced}[A-D](?![\w]|[\-.]\d)"
    )


RECOGNIZERS: tuple[Recognizer, ...] = (
    Needing(numbers, (DIGIT,)),
    after_label(
        "NATIONAL_ID",
        _SOCIAL_SECURITY + "; social is; social was; social ends",
        r"\d{3}[\- .]{0,2}\d{2}[\- .]{0,2}\d{4}(?!\d)|[*xX#]{3}[\- ]?[*xX#]{2}[\- ]?\d{4}(?!\d)"
        r"|\d{4}(?![\d.])",
        score=CHECKED,
    ),
    # Surer than other labels: "national insurance number" is no insurance.
    after_label(
        "NATIONAL_ID",
        f"{_SOCIAL_SECURITY}; {_LABELS}",
        _VALUE,
        has_characters(6),
        score=LABELLED + 0.01,
    ),
    # Chile's, which only its capitals tell from the word.
    Shape(
        "NATIONAL_ID",
        LABELLED,
        labelled(r"(?-i:RUN)", _VALUE),
        has_characters(6),
        (words("run"), DIGIT),
        words("run"),
    ),
    before_label("NATIONAL_ID", f"{_SOCIAL_SECURITY}; {_LABELS}", has_characters(6)),
    Reading(_UNITED_STATES, _american, (DIGIT, frozenset("-")), FIGURES),
    Shape(
        "NATIONAL_ID",
        CHECKED,
        _national_insurance(r"[ ]\d{2}[ ]?\d{2}[ ]?\d{2}[ ]?"),
        needs=(DIGIT,),
        begins=NUMBERED,
    ),
    Shape("NATIONAL_ID", LIKELY, _national_insurance(r"\d{6}"), needs=(DIGIT,), begins=NUMBERED),
)
