"""Make values up that have a kind and a shape, in place of those that nobody may see."""

import re
from collections.abc import Callable, Mapping
from itertools import chain, repeat
from random import Random

from faker import Faker
from stdnum import luhn

from service.feedback.shapes import is_lower

_VOWELS, _CONSONANTS = "aeiou", "bdfgklmnprstvz"
_USUAL = "xx999999"
_PERSON = "Xxxxx Xxxxxxx"
_CARD_DIGITS = range(13, 20)
_Maker = Callable[[Faker, str], str]


class Surrogates:
    """Makes values up, the same ones for the same seed and order of asking."""

    def __init__(self, seed: str) -> None:
        self._faker = Faker("en_GB")
        self._faker.seed_instance(seed)

    def personal(self, kind: str, shape: str) -> str:
        """Make up a value of a kind; an empty shape means any."""
        maker = _MAKERS.get(kind)
        value = maker(self._faker, shape) if maker else filled(self._faker.random, shape or _USUAL)
        return value.lower() if is_lower(shape) else value

    def plain(self, shape: str) -> str:
        """Make up what looks alike and means nobody."""
        return filled(self._faker.random, shape or "xxxxxx")


def filled(random: Random, shape: str) -> str:
    """Put letters that can be spoken, and digits, in the places of a shape."""
    runs = re.findall(r"[Xx]+|9+|[^Xx9]", shape)
    return "".join(_run(random, run) for run in runs)


def _run(random: Random, run: str) -> str:
    if run[0] == "9":
        return str(random.randint(1, 9)) + "".join(str(random.randint(0, 9)) for _ in run[1:])
    if run[0] not in "Xx":
        return run
    letters = (
        random.choice(_CONSONANTS if place % 2 == 0 else _VOWELS) for place in range(len(run))
    )
    return "".join(
        letter.upper() if mask == "X" else letter for letter, mask in zip(letters, run, strict=True)
    )


def _person(faker: Faker, shape: str) -> str:
    """Give each word of a name another name in its case; initials become initials."""
    names = chain([faker.first_name], repeat(faker.last_name))

    def name(word: re.Match[str]) -> str:
        made = next(names)()
        made = made if len(word.group()) > 1 else made[0]
        return made.upper() if word.group().isupper() else made

    return re.sub(r"[Xx]+", name, shape or _PERSON)


def _email(faker: Faker, shape: str) -> str:
    address = f"{faker.first_name()}.{faker.last_name()}@{faker.safe_domain_name()}".lower()
    is_usual = not shape or re.fullmatch(r"[^@\s]+@[^@\s]+", shape)
    return address if is_usual else filled(faker.random, shape)


def _card(faker: Faker, shape: str) -> str:
    """Lay a number with a right check digit (ISO/IEC 7812-1) into a shape."""
    length = shape.count("9")
    if length not in _CARD_DIGITS:
        shape, length = "9999 9999 9999 9999", 16
    number = "4" + faker.numerify("#" * (length - 2))
    digits = iter(number + luhn.calc_check_digit(number))
    return re.sub("9", lambda _: next(digits), shape)


def _iban(faker: Faker, shape: str) -> str:
    iban = str(faker.iban())
    return re.sub(r"(.{4})(?=.)", r"\1 ", iban) if " " in shape else iban


def _date(faker: Faker, shape: str) -> str:
    born = faker.date_of_birth(minimum_age=18, maximum_age=90)
    if shape.startswith("9999"):
        form = re.sub(r"^9999(\D)99?(\D)99?$", r"%Y\1%m\2%d", shape)
    else:
        form = re.sub(r"^99?(\D)99?(\D)(9999|99)$", r"%d\1%m\2%Y", shape)
    return born.strftime(form if "%" in form else "%d %B %Y")


def _address(faker: Faker, shape: str) -> str:
    street = faker.street_address().replace("\n", ", ")
    return f"{street}, {faker.city()} {faker.postcode()}" if len(shape) > len(street) else street


def _link(faker: Faker, shape: str) -> str:
    del shape
    return f"https://{faker.safe_domain_name()}/{faker.slug()}?token={faker.sha1()}"


_MAKERS: Mapping[str, _Maker] = {
    "PERSON": _person,
    "EMAIL": _email,
    "PHONE": lambda faker, shape: filled(faker.random, shape or "99999 999999"),
    "CARD": _card,
    "CVV": lambda faker, _: faker.numerify("###"),
    "IBAN": _iban,
    "DATE_OF_BIRTH": _date,
    "DATE": _date,
    "ADDRESS": _address,
    "LOCATION": lambda faker, _: faker.city(),
    "IP": lambda faker, shape: faker.ipv6() if ":" in shape else faker.ipv4(),
    "MAC": lambda faker, _: faker.mac_address(),
    "COORDINATES": lambda faker, _: f"{faker.latitude()}, {faker.longitude()}",
    "PASSWORD": lambda faker, _: faker.password(),
    "SECRET": lambda faker, _: f"sk-live-{faker.sha1()}",
    "SECRET_URL": _link,
    "URL": _link,
    "USERNAME": lambda faker, shape: (
        faker.user_name() if not shape else filled(faker.random, shape)
    ),
    "WALLET": lambda faker, _: f"0x{faker.sha1()}",
    "HEALTH": lambda faker, _: faker.random_element(("asthma", "diabetes", "epilepsy")),
    "ORIGIN": lambda faker, _: faker.random_element(("Hungarian", "Kenyan", "Peruvian")),
    "LITERAL": lambda faker, _: f"<{faker.last_name().upper()}_1>",
}
