import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iban, luhn

from service.feedback.shapes import shape_of
from service.feedback.surrogates import Surrogates


def test_it_works() -> None:
    name = Surrogates("1").personal("PERSON", "Xxxx Xxxxxx")
    assert re.fullmatch(r"[A-Z]\S* [A-Z]\S*", name)
    assert Surrogates("1").personal("PERSON", "Xxxx Xxxxxx") == name


@pytest.mark.parametrize(
    ("kind", "shape", "form"),
    [
        ("PERSON", "xxxx", r"[^\sA-Z]+"),
        ("PERSON", "XXXX X.", r"[^a-z]+ [A-Z]\."),
        ("EMAIL", "", r"[^\s@]+@[^\s@]+"),
        ("EMAIL", "xxx xx xxxxx xxx xxx", r"[a-z]{3} [a-z]{2} [a-z]{5} [a-z]{3} [a-z]{3}"),
        ("PHONE", "+99 9999 999999", r"\+\d{2} \d{4} \d{6}"),
        ("DATE_OF_BIRTH", "99/99/9999", r"\d\d/\d\d/\d{4}"),
        ("DATE_OF_BIRTH", "9999-99-99", r"\d{4}-\d\d-\d\d"),
        ("DATE_OF_BIRTH", "9 Xxxxx 9999", r"\d\d \w+ \d{4}"),
        ("IP", "9.9.9.9", r"\d+\.\d+\.\d+\.\d+"),
        ("ACCOUNT", "XX-9999", r"[A-Z]{2}-\d{4}"),
        ("MEMBER_NO", "", r"[a-z]{2}\d{6}"),
        ("LITERAL", "", r"<[A-Z' -]+_1>"),
    ],
)
def test_a_value_has_its_kind_and_shape(kind: str, shape: str, form: str) -> None:
    value = Surrogates("1").personal(kind, shape)
    assert re.fullmatch(form, value), value


@pytest.mark.parametrize("shape", ["", "9999 9999 9999 9999", "9999999999999", "9999-999999-99999"])
def test_a_card_and_an_iban_pass_their_checks(shape: str) -> None:
    card = Surrogates("1").personal("CARD", shape)
    assert luhn.is_valid(re.sub(r"\D", "", card))
    assert iban.is_valid(Surrogates("1").personal("IBAN", shape))


@given(st.text(max_size=60), st.sampled_from(["PERSON", "PHONE", "CARD", "DATE", "ADDRESS", "X_Y"]))
def test_every_value_has_a_surrogate(value: str, kind: str) -> None:
    assert Surrogates("1").personal(kind, shape_of(kind, value)).strip()
