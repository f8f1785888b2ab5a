"""Make national identity, insurance and tax numbers of persons, with valid checksums."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from stdnum.util import get_cc_module

from eval.generating.filling import filled_until


@dataclass(frozen=True, slots=True)
class NationalId:
    """A country's number: its name in python-stdnum, how it is laid out, what it is called."""

    country: str
    number: str
    layout: str
    labels: tuple[str, ...]

    @property
    def name(self) -> str:
        """Name the number, as ``es_dni``."""
        return f"{self.country}_{self.number}".replace("__", "_").rstrip("_")

    def is_valid(self, value: str) -> bool:
        """Whether a value is a valid number of this kind, by python-stdnum."""
        return bool(self._module.is_valid(value))

    def made(self, random: Random) -> str:
        """Make a valid number, without separators but those its layout has."""
        return filled_until(self.is_valid, self.layout, random)

    def formatted(self, value: str) -> str:
        """Spell a number as its country does; as it is where that is not known."""
        return str(self._module.format(value)) if hasattr(self._module, "format") else value

    @property
    def _module(self) -> Any:
        return get_cc_module(self.country, self.number)


def _id(line: str) -> NationalId:
    name, layout, *labels = re.split(r"\s*\|\s*", line.strip())
    country, number = name.split(".")
    return NationalId(country, number, layout, tuple(labels))


_TABLE = """
ar.cuit | 20######### | CUIT | CUIL
at.vnr | ####{born:%d%m%y} | Sozialversicherungsnummer | social insurance number
au.tfn | ######### | tax file number | TFN
be.nn | {born:%y%m%d}##### | rijksregisternummer | national register number
bg.egn | {born:%y%m%d}#### | EGN | personal number
br.cpf | ########### | CPF | CPF number
ca.sin | ######### | SIN | social insurance number
ch.ssn | 756########## | AHV-Nummer | AHV number
cl.rut | 1#######^ | RUT | RUN
cn.ric | 110101{born:%Y%m%d}###^ | resident ID number | national ID
cr.cpf | 0######### | cédula | national ID
cz.rc | {born:%y%m%d}#### | rodné číslo | birth number
de.idnr | ########### | Steuer-ID | tax ID
dk.cpr | {born:%d%m%y}#### | CPR-nummer | CPR number
do.cedula | ########### | cédula | national ID
ec.ci | 17######## | cédula | national ID number
ee.ik | 3{born:%y%m%d}#### | isikukood | personal ID code
es.dni | ########@ | DNI | national ID
es.nie | X#######@ | NIE | foreigner number
fi.hetu | {born:%d%m%y}-###^ | henkilötunnus | personal identity code
fr.nir | 1{born:%y%m}75######## | numéro de sécurité sociale | social security number
gb.utr | ########## | UTR | unique taxpayer reference
gr.amka | {born:%d%m%y}##### | AMKA | AMKA number
hr.oib | ########### | OIB | personal ID number
id.nik | 317101{born:%d%m%y}#### | NIK | national ID
ie.pps | #######@ | PPS number | PPSN
il.idnr | ######### | Teudat Zehut | Israeli ID number
in_.aadhaar | ############ | Aadhaar | Aadhaar number
in_.pan | @@@P@####@ | PAN | PAN card number
is_.kennitala | {born:%d%m%y}###9 | kennitala | national ID
it.codicefiscale | &&&&&&{born:%y}A{born:%d}H501@ | codice fiscale | tax code
jp.in_ | ############ | My Number | individual number
kr.rrn | {born:%y%m%d}1###### | resident registration number | RRN
lt.asmens | 3{born:%y%m%d}#### | asmens kodas | personal code
lv.pvn | {born:%d%m%y}1#### | personas kods | personal code
mx.curp | @A@@{born:%y%m%d}HDF&&&0# | CURP | CURP number
my.nric | {born:%y%m%d}01#### | MyKad | NRIC
nl.bsn | ######### | BSN | burgerservicenummer
no.fodselsnummer | {born:%d%m%y}##### | fødselsnummer | national identity number
nz.ird | ######### | IRD number | tax number
pk.cnic | 3####-#######-# | CNIC | national ID card number
pl.pesel | {born:%y%m%d}##### | PESEL | PESEL number
pt.cc | ########0ZZ# | cartão de cidadão | citizen card number
ro.cnp | 1{born:%y%m%d}40#### | CNP | personal numeric code
ru.inn | ############ | INN | taxpayer number
se.personnummer | {born:%y%m%d}-#### | personnummer | personal identity number
si.emso | {born:%d%m9%y}50#### | EMŠO | EMSO
sk.rc | {born:%y%m%d}#### | rodné číslo | birth number
th.pin | 1############ | Thai ID number | national ID
tr.tckimlik | ########### | TC kimlik | Turkish ID number
ua.rntrc | ########## | RNOKPP | taxpayer number
us.itin | 9##-7#-#### | ITIN | taxpayer identification number
us.ssn | ###-##-#### | social security number | SSN
za.idnr | {born:%y%m%d}5###08# | South African ID number | ID number
"""
# The countries follow ISO 3166, with the underscore where Python has the word for itself.
NATIONAL_IDS: Mapping[str, NationalId] = {
    one.name: one for one in map(_id, _TABLE.strip().splitlines())
}
"""Every number by its name."""
