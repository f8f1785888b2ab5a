from importlib import import_module

import pytest

from redaction.recognizers.national import outline, writings


def test_it_works() -> None:
    (cpf,) = [w for w in writings()["999.999.999-99"] if w.country == "br"]
    assert cpf.is_valid("390.533.447-05")
    assert not cpf.is_valid("390.533.447-06")


def test_an_outline_shows_digits_and_letters_alone() -> None:
    assert outline("RSS-85 a.1") == "AAA-99 A.9"


def test_at_least_thirty_countries_are_known() -> None:
    assert len({w.country for ways in writings().values() for w in ways}) > 30


def test_plain_digits_tell_only_where_their_check_is_strict() -> None:
    assert {w.telling for w in writings()["99999999999"]} == {True, False}
    assert not any(w.telling for w in writings()["999999999"])


def test_the_beginning_of_a_spaced_number_leads_on() -> None:
    assert "99" in writings()
    assert "99 999" in writings()


@pytest.mark.parametrize("module", ["pl.pesel", "br.cpf", "in_.aadhaar", "it.codicefiscale"])
def test_every_module_named_exists(module: str) -> None:
    assert import_module(f"stdnum.{module}").is_valid
