"""Fill templates of numbers with random characters."""

import string
from collections.abc import Callable
from datetime import date, timedelta
from random import Random

_CHARACTERS = {
    "#": string.digits,
    "@": string.ascii_uppercase,
    "&": "BCDFGHJKLMNPQRSTVWXYZ",
    "~": string.digits + "abcdef",
    "*": string.ascii_letters + string.digits,
    "^": string.ascii_uppercase + string.digits,
}
_OLDEST, _DAYS = date(1940, 1, 1), 22_000


def filled(template: str, random: Random) -> str:
    """Fill a template with random characters.

    ``#`` is a digit, ``@`` a capital, ``&`` a consonant, ``^`` a digit or capital, ``~`` a
    hexadecimal digit, ``*`` a digit or letter, ``{born:%y%m%d}`` a birthday from 1940 to 2000.
    """
    born = _OLDEST + timedelta(days=random.randrange(_DAYS))
    return "".join(
        random.choice(_CHARACTERS[c]) if c in _CHARACTERS else c for c in template.format(born=born)
    )


def filled_until(
    valid: Callable[[str], object], template: str, random: Random, tries: int = 100_000
) -> str:
    """Fill a template until the number is valid, which most check digits are one time in ten.

    Raises ValueError if no try gives a valid number: the template is wrong.
    """
    for _ in range(tries):
        number = filled(template, random)
        if valid(number):
            return number
    raise ValueError(f"{template} gives no valid number.")
