"""The checksums that a company's kind may ask for, by the names used in its file."""

import re
from collections.abc import Callable
from importlib import import_module
from typing import Any

from stdnum import damm, luhn, verhoeff
from stdnum.iso7064 import mod_11_2, mod_11_10, mod_37_2, mod_37_36, mod_97_10

from redaction.recognizers.shapes import holds

Check = Callable[[str], bool]

_PLAIN: dict[str, Check] = {
    "luhn": luhn.is_valid,
    "mod97": mod_97_10.is_valid,
    "mod11_2": mod_11_2.is_valid,
    "mod11_10": mod_11_10.is_valid,
    "mod37_2": mod_37_2.is_valid,
    "mod37_36": mod_37_36.is_valid,
    "verhoeff": verhoeff.is_valid,
    "damm": damm.is_valid,
}
_SIGNS = re.compile(r"[\W_]+")
_MODULE = re.compile(r"stdnum:([a-z_]{2,12}(?:\.[a-z0-9_]{2,30})?)")
KNOWN_CHECKSUMS = (*_PLAIN, "stdnum:xx.yy")


class UnknownChecksumError(ValueError):
    """There is no such checksum."""


def checksum(name: str) -> Check:
    """Find a checksum: one of ISO 7064 and the like, or a number of python-stdnum.

    ``stdnum:de.idnr`` is `stdnum.de.idnr`; see https://arthurdejong.org/python-stdnum/formats.
    Raises UnknownChecksumError.
    """
    if plain := _PLAIN.get(name):
        return lambda value: plain(_SIGNS.sub("", value).upper())
    return holds(_of_stdnum(name))


def _of_stdnum(name: str) -> Check:
    match = _MODULE.fullmatch(name)
    try:
        module: Any = import_module(f"stdnum.{match[1]}") if match else None
        found: Check = module.is_valid
    except (ImportError, AttributeError):
        raise UnknownChecksumError(
            f"There is no checksum {name!r}; there are {', '.join(KNOWN_CHECKSUMS)}, where xx.yy "
            "is a module of python-stdnum such as de.idnr."
        ) from None
    return found
