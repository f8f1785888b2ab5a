"""Addresses of machines that lead to a person: IP and MAC."""

import re
from collections.abc import Iterator
from ipaddress import ip_address

from redaction.entities import Entity
from redaction.recognizers.shapes import CHECKED, Recognizer, Shape

_IPV4 = re.compile(r"(?<![\w.\-])\d{1,3}(?:\.\d{1,3}){3}(?![\w\-]|\.\d)")
_IPV6 = re.compile(
    r"(?<![\w:.])(?:[0-9A-Fa-f]{0,4}:){2,7}(?:[0-9A-Fa-f]{1,4}|(?:\d{1,3}\.){3}\d{1,3})?(?![\w:])"
)
_VERSION = re.compile(r"(?i)(?:version|firmware|release|build|driver|\bv|\bver\.?)[ :]{0,2}$")
# Addresses that support articles name for everyone, and that name no one.
_EVERYBODYS = {
    "8.8.8.8",
    "8.8.4.4",
    "1.1.1.1",
    "192.168.0.1",
    "192.168.1.1",
    "192.168.4.1",
    "10.0.0.1",
}


def addresses(text: str) -> Iterator[Entity]:
    """Find IP addresses, but not version numbers, net masks or a router's own address."""
    for pattern in (_IPV4, _IPV6):
        for match in pattern.finditer(text):
            if _personal(match.group()) and not _VERSION.search(
                text[max(0, match.start() - 12) : match.start()]
            ):
                yield Entity(*match.span(), "IP", CHECKED)


def _personal(value: str) -> bool:
    try:
        address = ip_address(value)
    except ValueError:
        return False
    shared = address.is_loopback or address.is_unspecified or address.is_multicast
    return not shared and value not in _EVERYBODYS and not value.startswith(("255.", "0."))


RECOGNIZERS: tuple[Recognizer, ...] = (
    addresses,
    Shape(
        "MAC",
        CHECKED,
        re.compile(
            r"(?<![\w:\-])[0-9A-Fa-f]{2}(?:([:\-])[0-9A-Fa-f]{2})(?:\1[0-9A-Fa-f]{2}){4}(?!\w|[:\-]\w)"
        ),
    ),
    Shape("MAC", CHECKED, re.compile(r"(?<![\w.])(?:[0-9A-Fa-f]{4}\.){2}[0-9A-Fa-f]{4}(?![\w.])")),
)
