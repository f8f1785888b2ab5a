"""Numbers that states give to people: by checksum where one makes it safe, else by their label."""

import re

from stdnum.be import nn
from stdnum.br import cpf
from stdnum.ch import ssn as ahv
from stdnum.cn import ric
from stdnum.cz import rc
from stdnum.es import dni, nie
from stdnum.fi import hetu
from stdnum.fr import nir
from stdnum.it import codicefiscale
from stdnum.kr import rrn
from stdnum.mx import curp
from stdnum.se import personnummer

from redaction.recognizers.shapes import (
    CHECKED,
    LABELLED,
    LIKELY,
    SHAPED,
    Recognizer,
    Shape,
    has_digits,
    holds,
    labelled,
)


def _alone(pattern: str) -> re.Pattern[str]:
    """Build a pattern for a number that stands by itself, not within a longer one."""
    return re.compile(rf"(?i)(?<![\w\-.])(?:{pattern})(?![\w]|[\-.]\d)")


_LABELS = (
    r"(?:national|personal|citizen|government|resident|identity|identification)"
    r"[ \-]?(?:identity|identification|insurance|id|card)?[ \-]?(?:number|no\.?|code)"
    r"|national id(?:entity)?|id card|identity card|nino|ni number|nhs(?: number)?"
    r"|tax(?:payer)?[ \-]?(?:id|identification|number|file number|code)|tin|itin|tfn"
    r"|steuer-?id(?:nummer)?|pesel|bsn|burgerservicenummer|nif|nie|dni|nuip|codice fiscale|cpf|curp"
    r"|rfc|aadhaar|aadhar|pan card|insee|nir|s[eé]curit[eé] sociale|taj|szem[eé]lyi(?: sz[aá]m)?"
    r"|rodn[eé] [cč][ií]slo|cnp|egn|oib|ahv|avs|ppsn?|cpr|f[oø]dselsnummer|personnummer|hetu"
    r"|henkil[oö]tunnus|amka|tc kimlik|kimlik|nric|rrn|medicare(?: number)?"
    r"|social insurance(?: number)?"
)
_SOCIAL_SECURITY = (
    r"ssn|social security(?: (?:number|no\.?|#))?|soc sec|social(?= (?:is|are|number|ends))"
)

RECOGNIZERS: tuple[Recognizer, ...] = (
    Shape(
        "NATIONAL_ID",
        LABELLED,
        labelled(_SOCIAL_SECURITY, r"\d{3}[\- ]?\d{2}[\- ]?\d{4}(?!\d)|\d{4}(?!\d)"),
    ),
    Shape(
        "NATIONAL_ID",
        LABELLED,
        labelled(_LABELS, r"[A-Z0-9](?:[ \-./]?[A-Z0-9]){3,19}(?!\w)"),
        has_digits(4),
    ),
    Shape("NATIONAL_ID", SHAPED, _alone(r"\d{3}-\d{2}-\d{4}")),  # US: the dashes are telling
    Shape(
        "NATIONAL_ID",
        CHECKED,
        _alone(r"[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z] \d{2} ?\d{2} ?\d{2} ?[A-D]"),
    ),  # UK
    Shape("NATIONAL_ID", LIKELY, _alone(r"[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z]\d{6}[A-D]")),  # UK
    Shape("NATIONAL_ID", CHECKED, _alone(r"[A-Z]{6}[A-Z0-9]{10}"), holds(codicefiscale.is_valid)),
    Shape("NATIONAL_ID", CHECKED, _alone(r"[A-Z]{4}\d{6}[A-Z0-9]{8}"), holds(curp.is_valid)),
    Shape("NATIONAL_ID", SHAPED, _alone(r"\d{8}[ \-]?[A-Z]"), holds(dni.is_valid)),
    Shape("NATIONAL_ID", CHECKED, _alone(r"[XYZ]-?\d{7}-?[A-Z]"), holds(nie.is_valid)),
    Shape("NATIONAL_ID", CHECKED, _alone(r"\d{6}[\-+A]\d{3}[0-9A-Y]"), holds(hetu.is_valid)),
    Shape("NATIONAL_ID", CHECKED, _alone(r"\d{3}\.\d{3}\.\d{3}-\d{2}"), holds(cpf.is_valid)),
    Shape("NATIONAL_ID", CHECKED, _alone(r"756\.\d{4}\.\d{4}\.\d{2}"), holds(ahv.is_valid)),
    Shape("NATIONAL_ID", CHECKED, _alone(r"\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}"), holds(nn.is_valid)),
    Shape("NATIONAL_ID", CHECKED, _alone(r"\d{17}[0-9X]"), holds(ric.is_valid)),
    Shape(
        "NATIONAL_ID",
        SHAPED,
        _alone(r"[12] ?\d{2} ?\d{2} ?\d[0-9AB] ?\d{3} ?\d{3} ?\d{2}"),
        holds(nir.is_valid),
    ),
    Shape(
        "NATIONAL_ID", SHAPED, _alone(r"(?:\d{2})?\d{6}[\-+]\d{4}"), holds(personnummer.is_valid)
    ),
    Shape("NATIONAL_ID", SHAPED, _alone(r"\d{6}-[1-4]\d{6}"), holds(rrn.is_valid)),
    Shape("NATIONAL_ID", SHAPED, _alone(r"\d{6}/\d{3,4}"), holds(rc.is_valid)),
)
