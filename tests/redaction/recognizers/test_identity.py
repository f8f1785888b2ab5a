import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from stdnum import luhn, verhoeff
from stdnum.br import cpf
from stdnum.ca import sin
from stdnum.cl import rut
from stdnum.de import idnr
from stdnum.ee import ik
from stdnum.es import dni
from stdnum.fi import hetu
from stdnum.fr import nir
from stdnum.hr import oib
from stdnum.iso7064 import mod_11_10
from stdnum.nl import bsn
from stdnum.pl import pesel
from stdnum.tr import tckimlik

from redaction.entities import Entity
from redaction.recognizers.clues import clues, may_find, words
from redaction.recognizers.identity import RECOGNIZERS

Find = Callable[[object, str], list[tuple[str, str]]]


def test_it_works(find: Find) -> None:
    assert find(RECOGNIZERS, "ssn 078-05-1120") == [("NATIONAL_ID", "078-05-1120")]


@pytest.mark.parametrize(
    "value",
    [
        "123-45-6789",
        "AB 12 34 56 C",
        "RSSMRA85T10A562S",
        "54362315K",
        "X-2482300-W",
        "131052-308T",
        "390.533.447-05",
        "756.9217.0769.85",
        "880320-0016",
        "44051401359",
        "20-05536168-2",
        "12.345.678-5",
        "86 095 742 719",
        "2 95 10 99 126 111 93",
        "AAPPV8261K",
        "BAAA890317HDFRLL03",
        "1 1101 00152 64 1",
        "01.001.610.3-051.000",
        "CHE-101.415.551",
        "16.727.230/0001-97",
        "A-700555-R",
        "J 98624806 P",
    ],
)
def test_it_finds_each_by_its_shape(find: Find, value: str) -> None:
    assert find(RECOGNIZERS, f"x {value} x") == [("NATIONAL_ID", value)]


@pytest.mark.parametrize(
    "text",
    [
        "123-45-678",
        "AB1234",
        "12345678",
        "part 123-4567-89",
        "part number 123-45-6789",
        "order 44051401359",
        "RV-12",
        "2024-05-12",
        "1.2.3.4",
        "code 5501",
        "a taxi",
        "my id card is lost",
        "the tax is 20 percent",
        "ada@44051401359.example",
    ],
)
def test_it_leaves_the_rest(find: Find, text: str) -> None:
    assert find(RECOGNIZERS, text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("PESEL 44051401359", "44051401359"),
        ("last four of my ssn is 2567", "2567"),
        ("my tax id is 123-456-789", "123-456-789"),
        ("my national insurance number is QQ123456C", "QQ123456C"),
        ("Steuer-ID: 86095742719", "86095742719"),
        ("numéro de sécurité sociale 295109912611193", "295109912611193"),
        ("numero de securite sociale 295109912611193", "295109912611193"),
        ("személyi igazolvány 123456AB", "123456AB"),
        ("TAJ szám: 123 456 788", "123 456 788"),
        ("044051401 is my NIF", "044051401"),
        ("ABN 51 824 753 556", "51 824 753 556"),
        ("CUIT: 2 0 9 8 9 9 7 8 9 9 4", "2 0 9 8 9 9 7 8 9 9 4"),
        ("PAN is PLN PV7 758 W", "PLN PV7 758 W"),
        ("the RUN 191266870", "191266870"),
    ],
)
def test_it_finds_each_by_its_label(find: Find, text: str, value: str) -> None:
    assert find(RECOGNIZERS, text) == [("NATIONAL_ID", value)]


def test_plain_digits_count_where_the_text_speaks_of_identity(find: Find) -> None:
    assert find(RECOGNIZERS, "thanks, 112474082 it is") == []
    assert find(RECOGNIZERS, "for tax purposes it is 112474082") == [("NATIONAL_ID", "112474082")]


def _found(text: str) -> set[int]:
    given = clues(text)
    entities: list[Entity] = [e for r in RECOGNIZERS if may_find(r, given) for e in r(text)]
    return {i for e in entities if e.score >= 0.5 for i in range(e.start, e.end)}


def _digits(count: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=count, max_size=count)


VALID = st.one_of(
    _digits(9).map(lambda n: n + cpf._calc_check_digits(n)),
    _digits(8).map(lambda n: n + luhn.calc_check_digit(n)).filter(sin.is_valid),
    _digits(8).map(lambda n: n + rut.calc_check_digit(n)),
    _digits(10).map(lambda n: n + mod_11_10.calc_check_digit(n)).filter(oib.is_valid),
    _digits(8).map(lambda n: n + dni.calc_check_digit(n)),
    _digits(11).map(lambda n: n + verhoeff.calc_check_digit(n)),
    _digits(10).map(lambda n: n + pesel.calc_check_digit(n)),
    _digits(9).map(lambda n: n + tckimlik.calc_check_digits(n)),
    _digits(9).filter(bsn.is_valid),
    st.sampled_from(["131052-308T", "295109912611193", "37605030299", "86095742719"]).filter(
        lambda n: any(m.is_valid(n) for m in (hetu, nir, ik, idnr))
    ),
)
LABELS = st.sampled_from(
    ["my tax id is {}", "National ID: {}", "id number {}", "NIF {}.", "{} is my national id"]
)


@example("51128474A", "{} is my national id", " ", 2)
@given(VALID, LABELS, st.sampled_from(["", " ", "-", "."]), st.integers(2, 4))
def test_every_valid_number_is_found_with_its_label_however_grouped(
    number: str, label: str, sign: str, size: int
) -> None:
    spelled = number if "-" in number else sign.join(_groups(number, size))
    text = label.format(spelled)
    start = text.index(spelled)
    assert set(range(start, start + len(spelled))) <= _found(text)


def _groups(number: str, size: int) -> list[str]:
    return [number[i : i + size] for i in range(0, len(number), size)]


VECTORS = Path(__file__).parents[4] / "shared/data/stdnum_vectors/records.jsonl"
OF_STATES = words(
    """
    ar_cuit be_nn bg_egn br_cpf ch_ssn cl_rut cn_ric do_cedula es_dni es_nie fi_hetu fr_nir gr_amka
    is_kennitala it_codicefiscale kr_rrn mx_curp mx_rfc no_fodselsnummer pe_cui ro_cnp
    se_personnummer si_emso th_pin tr_tckimlik ua_rntrc ve_rif vn_mst za_idnr
    """
)
LEAST_RECALL = 0.98


@pytest.mark.skipif(not VECTORS.exists(), reason="the public identifiers are not on this machine")
def test_published_numbers_are_found_with_a_label() -> None:
    values = [
        record["value"]
        for record in map(json.loads, VECTORS.read_text(encoding="utf-8").splitlines())
        if record["type"] in OF_STATES and record["declared_valid"]
    ]
    found = [_found(f"my national id is {value}.") for value in values]
    hit = sum(len(f) > len(v) // 2 for f, v in zip(found, values, strict=True))
    assert hit / len(values) > LEAST_RECALL
