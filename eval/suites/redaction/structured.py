"""Cases for what has a structure: public and generated numbers, put into real messages."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from random import Random

from eval.cases import read_lines
from eval.generating.families import FAMILIES, Family
from eval.generating.near_misses import near_miss
from eval.generating.sentences import OWN, placed
from eval.statistics import SEED
from eval.suites.redaction.labelled import NOT_PERSONAL, Label, Sample, Thread

_TIMES = 10
_TIMES_NATIONAL = 2
_PER_TYPE = 25


def generated(
    folder: Path, split: str, families: Iterable[Family] = FAMILIES.values()
) -> list[Thread]:
    """Make every family's values in every spelling some times, and as many near misses.

    Messages to put them into are clinc150's and banking77's where the folder has them. Another
    split has other messages and other values.
    """
    random = Random(f"{SEED} {split}")  # noqa: S311 - the same cases every time, no secret
    messages = carriers(folder, split)
    hidden = [
        Thread(f"{family.name}, {name}, {n}", (_spelled(family, name, messages, random),))
        for family in families
        for name in family.spellings
        for n in range(_TIMES_NATIONAL if family.kind == "NATIONAL_ID" else _TIMES)
    ]
    kept = (near_miss(random) for _ in hidden)
    return hidden + [
        Thread(f"{sort}, {n}", (_sample(phrase, "", "", messages, random),))
        for n, (sort, phrase) in enumerate(kept)
    ]


def vectors(folder: Path, split: str, *, labelled: bool) -> list[Thread]:
    """Put python-stdnum's own test numbers that are a person's into messages.

    Up to 25 of each type are taken, after a label or bare; with them, as many numbers that are
    nobody's (books, chemicals, securities), after theirs.
    """
    random = Random(f"{SEED} {split} {labelled}")  # noqa: S311 - the same cases every time
    messages = carriers(folder, split)
    rows = [row for row in read_lines(folder / _VECTORS) if row["declared_valid"]]
    samples: list[tuple[str, str, str, Sequence[str]]] = []
    for name, group in groupby(sorted(rows, key=itemgetter("type")), key=itemgetter("type")):
        values = [row["value"] for row in group]
        if name in PERSONAL:
            kind, is_personal, labels = PERSONAL[name]
            chosen = _sampled([v for v in values if is_personal(_bare(v))], random)
            wanted = labels if labelled else ("",)
            samples += [(name, v, kind, wanted) for v in chosen]
        elif name in NOBODYS:
            chosen = _sampled(values, random)
            samples += [(name, v, "", NOBODYS[name]) for v in chosen]
    return [
        Thread(f"{name}, {n}", (_sample(value, kind, random.choice(wanted), messages, random),))
        for n, (name, value, kind, wanted) in enumerate(samples)
    ]


def carriers(folder: Path, split: str) -> Sequence[str]:
    """Read real customers' messages of a split; our own if the folder has none."""
    parts = ("test", "test") if split == "test" else ("val", "train")
    paths = [
        folder / name / f"records.{part}.jsonl"
        for name, part in zip(("clinc150", "banking77"), parts, strict=True)
    ]
    return [row["text"] for path in paths if path.is_file() for row in read_lines(path)] or OWN


def _spelled(family: Family, name: str, messages: Sequence[str], random: Random) -> Sample:
    value = family.spellings[name](family.make(random))
    with_label = family.needs_label(name) or random.random() < 0.5  # noqa: PLR2004 - half of them
    label = random.choice(family.labels) if with_label else ""
    return _sample(value, family.kind, label, messages, random)


def _sample(value: str, kind: str, label: str, messages: Sequence[str], random: Random) -> Sample:
    """Put a value into a message; a value without a kind is not labelled, as it has to stay.

    The message around is labelled as not personal: what is hidden there is for other sets to count.
    """
    case = placed(value, label, random.choice(messages), random)
    spans = [
        Label(0, case.opening, NOT_PERSONAL),
        Label(case.closing, len(case.text), NOT_PERSONAL),
    ]
    if kind:
        spans.append(Label(case.start, case.end, kind))
    return Sample(case.text, tuple(span for span in spans if span.end > span.start))


def _sampled(values: Sequence[str], random: Random) -> list[str]:
    return random.sample(values, min(_PER_TYPE, len(values)))


def _bare(value: str) -> str:
    return "".join(c for c in value if c.isalnum()).upper()


_VECTORS = "stdnum_vectors/records.jsonl"


def _anybody(_value: str) -> bool:
    return True


def _starts(*beginnings: str) -> Callable[[str], bool]:
    return lambda value: value.startswith(beginnings)


def _long(length: int) -> Callable[[str], bool]:
    return lambda value: len(value) == length


_ID = ("national ID", "ID number", "identity number", "personal ID")
_TAX = ("tax number", "tax ID", "TIN", "taxpayer number")
_BANK = ("bank account", "account number", "bank account number")

PERSONAL: Mapping[str, tuple[str, Callable[[str], bool], tuple[str, ...]]] = {
    # Tax numbers that persons and companies share are a person's where the number says so.
    "ad_nrt": ("NATIONAL_ID", _starts("F", "E"), ("NRT", *_TAX)),
    "ar_cuit": ("NATIONAL_ID", _starts("20", "23", "24", "27"), ("CUIT", *_TAX)),
    "at_tin": ("NATIONAL_ID", _anybody, ("Steuernummer", *_TAX)),
    "au_tfn": ("NATIONAL_ID", _anybody, ("TFN", "tax file number")),
    "bg_egn": ("NATIONAL_ID", _anybody, ("EGN", *_ID)),
    "cl_rut": ("NATIONAL_ID", _anybody, ("RUT", *_ID)),
    "co_nit": ("NATIONAL_ID", _anybody, ("NIT", *_TAX)),
    "cr_cpf": ("NATIONAL_ID", _anybody, ("cédula", *_ID)),
    "cr_cr": ("NATIONAL_ID", _anybody, ("DIMEX", *_ID)),
    "de_stnr": ("NATIONAL_ID", _anybody, ("Steuernummer", *_TAX)),
    "do_cedula": ("NATIONAL_ID", _anybody, ("cédula", *_ID)),
    "ec_ruc": ("NATIONAL_ID", lambda value: value[2] < "6", ("RUC", *_TAX)),
    "gb_utr": ("NATIONAL_ID", _anybody, ("UTR", *_TAX)),
    "gh_tin": ("NATIONAL_ID", _starts("P"), _TAX),
    "gn_nifp": ("NATIONAL_ID", _anybody, ("NIFp", *_TAX)),
    "gr_amka": ("NATIONAL_ID", _anybody, ("AMKA", *_ID)),
    "gt_nit": ("NATIONAL_ID", _anybody, ("NIT", *_TAX)),
    "id_npwp": ("NATIONAL_ID", _anybody, ("NPWP", *_TAX)),
    "in_pan": ("NATIONAL_ID", lambda value: value[3] == "P", ("PAN", *_TAX)),
    "is_kennitala": ("NATIONAL_ID", lambda value: value[0] < "4", ("kennitala", *_ID)),
    "it_codicefiscale": ("NATIONAL_ID", _anybody, ("codice fiscale", *_TAX)),
    "ke_pin": ("NATIONAL_ID", _starts("A"), ("KRA PIN", *_TAX)),
    "kr_rrn": ("NATIONAL_ID", _anybody, ("RRN", *_ID)),
    "li_peid": ("NATIONAL_ID", _anybody, ("PEID", *_ID)),
    "lt_asmens": ("NATIONAL_ID", _anybody, ("asmens kodas", *_ID)),
    "mu_nid": ("NATIONAL_ID", _anybody, ("NID", *_ID)),
    "mx_curp": ("NATIONAL_ID", _anybody, ("CURP", *_ID)),
    "mx_rfc": ("NATIONAL_ID", _long(13), ("RFC", *_TAX)),
    "no_fodselsnummer": ("NATIONAL_ID", _anybody, ("fødselsnummer", *_ID)),
    "nz_ird": ("NATIONAL_ID", _anybody, ("IRD", *_TAX)),
    "pe_cui": ("NATIONAL_ID", _anybody, ("DNI", *_ID)),
    "pe_ruc": ("NATIONAL_ID", _starts("10"), ("RUC", *_TAX)),
    "pt_cc": ("NATIONAL_ID", _anybody, ("cartão de cidadão", *_ID)),
    "py_ruc": ("NATIONAL_ID", _anybody, ("RUC", *_TAX)),
    "ru_inn": ("NATIONAL_ID", _long(12), ("INN", *_TAX)),
    "se_personnummer": ("NATIONAL_ID", _anybody, ("personnummer", *_ID)),
    "si_emso": ("NATIONAL_ID", _anybody, ("EMŠO", *_ID)),
    "sv_nit": ("NATIONAL_ID", _anybody, ("NIT", *_TAX)),
    "th_pin": ("NATIONAL_ID", _anybody, _ID),
    "tr_tckimlik": ("NATIONAL_ID", _anybody, ("TC kimlik", *_ID)),
    "ua_rntrc": ("NATIONAL_ID", _anybody, ("RNOKPP", *_TAX)),
    "ve_rif": ("NATIONAL_ID", _starts("V", "E", "P"), ("RIF", *_TAX)),
    "za_idnr": ("NATIONAL_ID", _anybody, _ID),
    "za_tin": ("NATIONAL_ID", _anybody, _TAX),
    "ar_cbu": ("BANK_ACCOUNT", _anybody, ("CBU", *_BANK)),
    "cz_bankaccount": ("BANK_ACCOUNT", _anybody, _BANK),
    "nz_bankaccount": ("BANK_ACCOUNT", _anybody, _BANK),
    "iban": ("IBAN", _anybody, ("IBAN", *_BANK)),
    "bitcoin": ("WALLET", _anybody, ("BTC address", "bitcoin wallet", "wallet")),
}
"""Types of numbers that persons have: our kind, which of them are a person's, what they are called.

The other types are companies' (VAT and register numbers), or things'; a VAT number that a sole
trader has cannot be told from a company's, so nothing is concluded from any."""

NOBODYS: Mapping[str, tuple[str, ...]] = {
    "isbn": ("ISBN",),
    "casrn": ("CAS number", "CAS"),
    "eu_ecnumber": ("EC number",),
    "isin": ("ISIN",),
    "cusip": ("CUSIP",),
    "figi": ("FIGI",),
    "isil": ("library code", "ISIL"),
    "cfi": ("CFI code",),
    "gb_sedol": ("SEDOL",),
    "de_wkn": ("WKN",),
    "lei": ("LEI",),
    "eu_eic": ("EIC code",),
}
"""Types of numbers that things and securities have: what they are called."""
