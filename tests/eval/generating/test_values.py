import ipaddress
from random import Random

import phonenumbers
import pytest
from stdnum import iban, imei, luhn

from eval.generating import values
from eval.generating.values import Make

RANDOM_SEED = 11


def made(make: Make, times: int = 200) -> list[str]:
    random = Random(RANDOM_SEED)
    return [make(random) for _ in range(times)]


def test_it_works() -> None:
    assert all(luhn.is_valid(number) for number in made(values.card))
    assert {len(number) for number in made(values.card)} == {14, 15, 16}


def test_every_account_number_is_valid_in_its_country() -> None:
    # Some countries' own check digits inside of the number are left to chance.
    numbers = made(values.iban, 500)
    assert all(iban.is_valid(number, check_country=False) for number in numbers)
    assert len({number[:2] for number in numbers}) >= 30


def test_every_phone_number_is_valid_and_from_everywhere() -> None:
    numbers = [phonenumbers.parse(number) for number in made(values.phone)]
    assert all(phonenumbers.is_valid_number(number) for number in numbers)
    assert len({number.country_code for number in numbers}) > 60


def test_addresses_of_machines_are_public() -> None:
    for address in made(values.ipv4) + made(values.ipv6):
        assert ipaddress.ip_address(address).is_global


def test_a_vehicle_has_a_valid_check_digit() -> None:
    # A well-known example, and a number whose weighted sum is nine times 89.
    assert values.with_vin_check_digit("Z" * 17) == "ZZZZZZZZ9ZZZZZZZZ"
    assert values.with_vin_check_digit("1M8GDM9A0KP042788") == "1M8GDM9AXKP042788"
    assert all(len(number) == 17 for number in made(values.vin))


def test_a_phones_serial_number_is_valid() -> None:
    assert all(imei.is_valid(number) for number in made(values.imei))


@pytest.mark.parametrize(
    "make",
    [
        values.email,
        values.national_phone,
        values.mac,
        values.secret,
        values.passport,
        values.driving_licence,
        values.plate,
    ],
)
def test_values_differ(make: Make) -> None:
    assert len(set(made(make))) > 150


def test_the_same_seed_makes_the_same_value() -> None:
    assert made(values.email, 5) == made(values.email, 5)
