"""Addresses of machines that lead to a person: IP and MAC."""

import re
from collections.abc import Iterator
from ipaddress import ip_address
from itertools import product

from redaction.entities import Entity
from redaction.recognizers.clues import DIGIT, FIGURES
from redaction.recognizers.labels import after_label
from redaction.recognizers.shapes import CHECKED, Needing, Reading, Recognizer, Shape

# "17[.]102[.]21[.]31" is how a wary writer keeps an address from becoming a link.
_IPV4 = re.compile(
    r"(?<![\w.\-])\d{1,3}(?:(?:\.|\[\.\]|\(\.\)|[ ]\.[ ]|[ ]dot[ ])\d{1,3}){3}(?![\w\-]|\.\d)"
)
_IPV6 = re.compile(
    r"(?<![\w.])(?<!::)(?<!\b[0-9A-Fa-f]:)(?<!\b[0-9A-Fa-f]{2}:)(?<!\b[0-9A-Fa-f]{3}:)"
    r"(?<!\b[0-9A-Fa-f]{4}:)(?:[0-9A-Fa-f]{0,4}:){2,7}(?:[0-9A-Fa-f]{1,4}"
    r"|(?:\d{1,3}\.){3}\d{1,3})?(?![\w:])"
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


def _address(text: str, match: re.Match[str]) -> Iterator[Entity]:
    """Read an IP address, but no version number, net mask or router's own address."""
    if _personal(match.group()) and not _VERSION.search(
        text[max(0, match.start() - 12) : match.start()]
    ):
        yield Entity(*match.span(), "IP", CHECKED)


def long_addresses(text: str) -> Iterator[Entity]:
    """Find IP addresses of version 6."""
    if text.count(":") > 1:
        for match in _IPV6.finditer(text):
            yield from _address(text, match)


def _plain(value: str) -> str:
    """Write an address without brackets and, as ``ipaddress`` wants, without leading zeros."""
    bare = value.translate(_BRACKETS).replace("dot", ".").replace(" ", "")
    return ".".join(str(int(part)) for part in bare.split(".")) if ":" not in bare else bare


_BRACKETS = str.maketrans("", "", "[]()")


def _personal(value: str) -> bool:
    try:
        address = ip_address(_plain(value))
    except ValueError:
        return False
    shared = address.is_loopback or address.is_unspecified or address.is_multicast
    return not shared and value not in _EVERYBODYS and not value.startswith(("255.", "0."))


_HEXADECIMAL = "0123456789abcdef"
_PAIRS = frozenset(map("".join, product(_HEXADECIMAL, repeat=2)))
_FOURS = frozenset(map("".join, product(_HEXADECIMAL, repeat=3)))

RECOGNIZERS: tuple[Recognizer, ...] = (
    Reading(_IPV4, _address, (frozenset(".") | {"dot"}, DIGIT), FIGURES),
    Needing(long_addresses, (frozenset(":"), DIGIT)),
    Shape(
        "MAC",
        CHECKED,
        re.compile(
            r"(?<!\w)(?<!\b[0-9A-Fa-f]{2}[:\-])[0-9A-Fa-f]{2}(?:([:\-])[0-9A-Fa-f]{2})(?:\1[0-9A-Fa-f]{2}){4}(?!\w"
            r"|[:\-]\w)"
        ),
        needs=(frozenset(":-"),),
        begins=_PAIRS,
    ),
    Shape(
        "MAC",
        CHECKED,
        re.compile(r"(?<![\w.])(?:[0-9A-Fa-f]{4}[.:]){2}[0-9A-Fa-f]{4}(?![\w:]|\.\w)"),
        needs=(frozenset(".:"), DIGIT),
        begins=_FOURS,
    ),
    after_label(
        "MAC",
        "mac; mac address; hardware address; physical address; ethernet address; wifi address",
        r"(?:[0-9A-F]{2}[ :\-]?){5}[0-9A-F]{2}(?!\w)",
        needs=(),
    ),
)
