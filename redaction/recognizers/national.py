"""The numbers that states give to people and traders: how each is written, and what checks it.

A line names a module of python-stdnum (https://arthurdejong.org/python-stdnum/formats) and the ways
its number is written: 9 for a digit, A for a letter, * for either, + for a space. A way without a
sign counts where it has letters, punctuation or spaces, which tell; ``!`` marks plain digits whose
check is strict (a date or two check digits), ``?`` a way so common that words about offices or
identity must stand near. Plain digits without a sign need such words as well.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from itertools import product

from redaction.recognizers.shapes import holds

_NUMBERS = """
    ad.nrt A-999999-A ?A999999A
    al.nipt A99999999A A+99999999+A A+99999999A A99999999+A
    ar.cuit 99-99999999-9 99+99999999+9 !99999999999
    ar.dni ?99.999.999 99999999
    at.tin 99-999/9999 ?99+999/9999 999999999
    at.vnr 9999+999999 9999-999999 9999999999
    at.uid A999999999+A AAA99999999
    au.abn 99+999+999+999 99999999999
    au.acn ?999+999+999 999999999
    au.tfn ?999+999+999 ?999-999-999 999999999 99999999
    az.voen 9999999999
    be.nn 99.99.99-999.99 99.99.99.999.99 999999-999.99 999999-999-99 !99999999999
    be.bis 99.99.99-999.99 !99999999999
    be.vat ?9999.999.999 9999999999
    bg.egn !9999999999
    bg.pnf 9999999999
    bg.vat 999999999 9999999999
    br.cpf 999.999.999-99 999999999-99 999.999.999/99 999+999+999+99 !99999999999
    br.cnpj 99.999.999/9999-99 !99999999999999
    by.unp 999999999 AA9999999
    ca.sin 999+999+999 999-999-999 999999999
    ca.bn 999999999AA9999 999999999+AA+9999 999999999+AA9999
    ca.bc_phn ?9999+999+999 9999999999
    ch.ssn 756.9999.9999.99 999.9999.9999.99 999+9999+9999+99 !9999999999999
    ch.uid AAA-999.999.999 AAA999999999 AAA+999.999.999 AAA-999999999
    cl.rut 99.999.999-* 9.999.999-* 99999999-* ?9999999-* 99999999A 999999999
    cn.ric 99999999999999999* !999999999999999999 999999+99999999+999*
    cn.uscc 9*999999*********9 9*999999*********A
    co.nit 999.999.999-9 999999999-9 9999999999-9 99.999.999-9 9999999999
    cr.cpf ?9-9999-9999 ?99-9999-9999 9999999999
    cr.cpj 9-999-999999 9999999999
    cu.ni 99999999999
    cy.vat AA99999999A 99999999A
    cz.rc 999999/999 999999/9999 9999999999 999999999
    cz.dic AA99999999 AA999999999 AA9999999999
    de.idnr 99+999+999+999 99/999/999/999 99999999999
    de.stnr 99/999/99999 999/999/99999 999/9999/9999 ?999+999+99999 9999999999999 99999999999
    de.vat AA999999999 AA+999999999 AA+999+999+999
    dk.cpr 999999-9999 9999999999
    dk.cvr AA99999999 99999999
    do.cedula 999-9999999-9 99999999999
    do.rnc 9-99-99999-9 999999999
    dz.nif ?999+999+999+999+999 999999999999999
    ec.ci 999999999-9 9999999999
    ec.ruc !9999999999999
    ee.ik !99999999999
    eg.tn 999-999-999 999999999
    es.dni 99999999A 99999999-A 99.999.999-A 99.999.999A 99999999+A
    es.nie A9999999A A-9999999-A A9999999-A A-9999999A
    es.cif A99999999 A9999999A A-99999999 A-9999999-A
    es.nif AAA9999999* AAA99999999 AAA9999999A
    es.referenciacatastral 9999999AA9999A9999AA 999999999AA99A9999AA 9999999+AA9999A+9999+AA
    eu.vat AA9999999999 AA99999999999 AA999999999999 AAA99999999 AA999999999A99 AA+9999999999
    eu.vat AAA+99999999 AAA+999+99+999 AA+9999999999 AA+9999.999.999 AA+99999999999
    eu.vat AA+999999999999
    eu.vat AA99999999 AA999999999 AA+999999999 AA+99999999 AA+9999+999+999
    eu.vat AA9999999A AA9999999AA AA9A99999A
    fi.hetu 999999-999* 999999A999*
    fi.ytunnus ?9999999-9
    fr.nir 9+99+99+99+999+999+99 9999999999999+99 !999999999999999 9999999999999-99
    fr.nif 99+99+999+999+999 9999999999999
    fr.siren ?999+999+999 999999999
    fr.siret 999+999+999+99999 99999999999999
    fr.tva AA99999999999 AA+99+999+999+999 AA99+999999999
    gb.nhs ?999+999+9999 ?999-999-9999 9999999999
    gb.utr ?99999+99999 9999999999
    gb.vat AA999999999 AA+999999999 AA+999+9999+99 999+9999+99
    gh.tin A9999999999 A999999999*
    gr.amka !99999999999
    gr.vat AA999999999 999999999
    gt.nit ?9999999-* ?999999-* 99999999
    hr.oib 99999999999 AA99999999999
    hu.anum 99999999-9-99 AA99999999
    id.nik !9999999999999999
    id.npwp 99.999.999.9-999.999 99.999.999.9.999.999 999999999999999
    ie.pps 9999999A 9999999AA
    il.idnr 999999999 ?99999999-9
    il.hp 999999999
    in_.aadhaar 9999+9999+9999 9999-9999-9999 999999999999
    in_.pan AAAAA9999A
    in_.gstin 99AAAAA9999A9A9 99AAAAA9999A9AA
    in_.epic AAA9999999
    is_.kennitala 999999-9999 9999999999
    it.codicefiscale AAAAAA99A99A999A AAA+AAA+99A99+A999A AAAAAA+99A99+A999A
    it.iva AA99999999999 99999999999
    jp.cn !9999999999999
    jp.in_ 9999+9999+9999 999999999999
    ke.pin A999999999A
    kr.rrn 999999-9999999 !9999999999999
    kr.brn 999-99-99999 9999999999
    li.peid ?9.999.999 9999999
    lt.asmens !99999999999
    lu.tva AA99999999
    lv.pvn 999999-99999 99999999999
    ma.ice 999999999999999
    mc.tva AA99999999999
    md.idno !9999999999999
    me.pib 99999999
    mk.edb !9999999999999 AA9999999999999 AA+9999999999999
    mt.vat AA99999999
    mu.nid A999999999999* A9999999999999
    mx.curp AAAA999999AAAAAA99 AAAA999999AAAAAAA9
    mx.rfc AAAA999999*** AAA999999*** AAAA-999999-***
    my.nric 999999-99-9999 !999999999999
    mz.nuit 999999999
    nl.bsn ?9999.99.999 ?9999+99+999 ?999.999.999 999999999
    nl.btw AA999999999A99
    no.fodselsnummer 999999+99999 999999-99999 !99999999999
    no.mva 999+999+999+AAA AA+999+999+999+AAA AA+999999999+AAA AA999999999AAA 999999999AAA
    no.orgnr ?999+999+999 999999999
    nz.ird 99-999-999 999-999-999 999999999 99999999
    pe.cui ?99999999-9 ?99999999-A
    pe.ruc !99999999999
    pk.cnic 99999-9999999-9 9999999999999
    pl.nip 999-999-99-99 999-99-99-999 AA9999999999 9999999999
    pl.pesel !99999999999
    pl.regon 999999999
    pt.cc 99999999+9+AA9 999999999AA9 99999999+9+AA+9 999999999A*9
    pt.nif AA999999999 ?999+999+999 999999999
    py.ruc ?9999999-9 ?999999-9 ?99999999-9
    ro.cnp !9999999999999
    ro.cf AA99999999 AA9999999 AA999999999
    ro.onrc A99/9999/9999 A99/999/9999 A9/9999/9999 A9/999/9999
    rs.pib 999999999
    ru.inn !999999999999 9999999999
    ru.ogrn !9999999999999
    se.personnummer 999999-9999 99999999-9999 !999999999999 9999999999
    se.vat AA999999999999
    sg.uen 99999999A 999999999A A99AA9999A
    si.emso !9999999999999
    si.ddv AA99999999 99999999
    sk.rc 999999/999 999999/9999
    sk.dph AA9999999999 9999999999
    sv.nit 9999-999999-999-9 99999999999999
    th.pin 9-9999-99999-99-9 9+9999+99999+99+9 9999999999999
    th.tin 9+99+9+999+99999+9 9999999999999
    tn.mf 9999999A/A/A/999 9999999/A/A/A/999 9999999A/AA/999
    tr.tckimlik !99999999999
    tr.vkn 9999999999
    tw.ubn 99999999
    ua.rntrc ?99+99+99+99+99 9999999999
    ua.edrpou 99999999
    us.itin 999-99-9999 999+99+9999
    us.ssn 999-99-9999 999+99+9999 999999999
    us.ein ?99-9999999 999999999
    uy.rut 99-999999-999-9 999999999999
    ve.rif A-99999999-9 A999999999 A99999999-9 A-999999999
    vn.mst 9999999999-999 99.99.999.999 9999999999
    za.idnr 999999+9999+99+9 999999+9999+999 !9999999999999
    za.tin 9999999999
"""


@dataclass(frozen=True, slots=True)
class Writing:
    """A way in which one country's number is written."""

    country: str
    is_valid: Callable[[str], bool]
    telling: bool
    plain: bool


@cache
def writings() -> dict[str, tuple[Writing, ...]]:
    """Give every way of writing a number, by its outline (see ``outline``).

    The outlines of the groups with which one begins stand in it too, with no writings.
    """
    found: dict[str, tuple[Writing, ...]] = {}
    for line in _NUMBERS.strip().splitlines():
        module, *ways = line.split()
        is_valid = holds(import_module(f"stdnum.{module}").is_valid)
        for way in ways:
            shape = way.lstrip("!?").replace("+", " ")
            plain = shape.isdecimal()
            writing = Writing(
                module[:2], is_valid, way[0] == "!" or not (plain or way[0] == "?"), plain
            )
            for spelled in _spelled(shape):
                found[spelled] = (*found.get(spelled, ()), writing)
    beginnings = {" ".join(s.split()[:n]) for s in found for n in range(1, s.count(" ") + 1)}
    return {**dict.fromkeys(beginnings, ()), **found}


def outline(value: str) -> str:
    """Draw a value: 9 for a digit, A for a letter, other signs as they are."""
    return "".join("9" if c.isdecimal() else "A" if c.isalpha() else c for c in value)


def _spelled(shape: str) -> list[str]:
    shape = shape.replace("756.", "999.")
    return ["".join(c) for c in product(*("9A" if c == "*" else c for c in shape))]
