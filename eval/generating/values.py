"""Make values of the structured kinds that nobody owns."""

import ipaddress
from collections.abc import Callable
from functools import lru_cache
from random import Random

import phonenumbers
from faker import Faker
from phonenumbers import PhoneNumberFormat, PhoneNumberType
from stdnum import iban as ibans
from stdnum import luhn

from eval.generating import layouts
from eval.generating.filling import filled

Make = Callable[[Random], str]


def card(random: Random) -> str:
    """Make a payment card number with its check digit (ISO/IEC 7812)."""
    number = filled(random.choice(layouts.CARDS), random)[:-1]
    return number + luhn.calc_check_digit(number)


def iban(random: Random) -> str:
    """Make an account number of one of 37 countries with its check digits (ISO 13616)."""
    layout = random.choice(layouts.IBANS)
    number = f"{layout[:2]}00{filled(layout[2:], random)}"
    return number[:2] + ibans.calc_check_digits(number) + number[4:]


def email(random: Random) -> str:
    """Make an e-mail address of a person whose name any of several languages has."""
    fake = faker(random)
    host = random.choice(
        (fake.domain_name(), fake.free_email_domain(), f"mail.{fake.domain_name()}")
    )
    first, last = (_ascii(name) or "kim" for name in (fake.first_name(), fake.last_name()))
    local = random.choice(
        (
            f"{first}.{last}",
            f"{first[0]}{last}",
            f"{first}_{last}",
            f"{first}{random.randrange(99)}",
            f"{first}+shop",
            f"{last}-{first}",
        )
    )
    return f"{local}@{host}"


def phone(random: Random) -> str:
    """Make a phone number of any country, in its international spelling."""
    number = _phone(random)
    return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)


def national_phone(random: Random) -> str:
    """Make a phone number of any country, as people there write it among themselves."""
    number = _phone(random)
    return phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)


def ipv4(random: Random) -> str:
    """Make a public version 4 address."""
    while True:
        address = ipaddress.IPv4Address(random.getrandbits(32))
        if address.is_global and not address.is_multicast:
            return str(address)


def ipv6(random: Random) -> str:
    """Make a public version 6 address (2000::/3), shortened or in full."""
    address = ipaddress.IPv6Address(0x2A00 << 112 | random.getrandbits(112))
    if random.random() < 0.5:  # noqa: PLR2004 - half of them
        address = ipaddress.IPv6Address(int(address) & ~(0xFFFFFFFF << 64))
    return random.choice((address.compressed, address.exploded))


def mac(random: Random) -> str:
    """Make a hardware address of a maker's device, in colons."""
    return filled("00:~~:~~:~~:~~:~~", random).upper()


def secret(random: Random) -> str:
    """Make a key or token in the format of one of 26 well-known services."""
    return filled(random.choice(layouts.KEYS), random)


def passport(random: Random) -> str:
    """Make a passport number."""
    return filled(random.choice(layouts.PASSPORTS), random)


def driving_licence(random: Random) -> str:
    """Make a driving licence number."""
    return filled(random.choice(layouts.LICENCES), random)


def plate(random: Random) -> str:
    """Make a vehicle's plate."""
    return filled(random.choice(layouts.PLATES), random)


def vin(random: Random) -> str:
    """Make a vehicle identification number with its check digit."""
    return with_vin_check_digit("".join(random.choice(_VIN_CHARACTERS) for _ in range(17)))


def with_vin_check_digit(number: str) -> str:
    """Put the check digit into a vehicle's number, at its ninth place (49 CFR 565.15)."""
    weighted = zip(number, _VIN_WEIGHTS, strict=True)
    rest = sum(int(_VIN_VALUES.get(c, c)) * weight for c, weight in weighted) % 11
    return f"{number[:8]}{'X' if rest == 10 else rest}{number[9:]}"  # noqa: PLR2004


_VIN_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
_VIN_CHARACTERS = _VIN_LETTERS + "0123456789"
_VIN_VALUES = dict(zip(_VIN_LETTERS, "12345678123457923456789", strict=True))
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)


def imei(random: Random) -> str:
    """Make a phone's serial number with its check digit (3GPP TS 23.003)."""
    number = filled("35############", random)
    return number + luhn.calc_check_digit(number)


_LOCALES = (
    "en_US",
    "en_GB",
    "de_DE",
    "fr_FR",
    "es_ES",
    "it_IT",
    "nl_NL",
    "pl_PL",
    "hu_HU",
    "sv_SE",
    "pt_BR",
    "tr_TR",
    "en_IN",
    "cs_CZ",
    "fi_FI",
    "vi_VN",
)
_opened = lru_cache(Faker)


def faker(random: Random) -> Faker:
    """Open the maker of names for one of many languages, seeded."""
    return faker_of(random.choice(_LOCALES), random)


def faker_of(locale: str, random: Random) -> Faker:
    """Open the maker of names and addresses of one language and country, seeded."""
    fake = _opened(locale)
    fake.seed_instance(random.getrandbits(32))
    return fake


def _ascii(name: str) -> str:
    return "".join(c for c in name.lower() if "a" <= c <= "z")


def _phone(random: Random) -> phonenumbers.PhoneNumber:
    """Take a region's example number, and give it other last digits."""
    while True:
        region = random.choice(_REGIONS)
        kind = random.choice((PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE))
        example = phonenumbers.example_number_for_type(region, kind)
        if example is None or example.national_number is None:
            continue
        length = min(4, len(str(example.national_number)) - 3)
        kept = example.national_number // 10**length
        example.national_number = kept * 10**length + random.randrange(10**length)
        if phonenumbers.is_valid_number(example):
            return example


_REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)
