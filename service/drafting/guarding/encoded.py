"""What a text says in base64, hexadecimal or rot13."""

import base64
import binascii
import re
from collections.abc import Iterator

_CODED = re.compile(r"[A-Za-z0-9+/_-]{20,4000}={0,2}")
_SAYS = re.compile(r"\w{2,} \w{2,}")
_MOST = 20
"""Runs that are decoded; an order needs no more, and a hostile text may hold thousands."""


def decoded(text: str) -> Iterator[str]:
    """Give the readable texts that runs of base64 or hexadecimal stand for."""
    for count, run in enumerate(_CODED.finditer(text)):
        if count == _MOST:
            return
        for raw in (_from_base64(run[0]), _from_hexadecimal(run[0])):
            if (said := _read(raw)) and _SAYS.search(said):
                yield said


def _read(raw: bytes) -> str:
    """Read bytes as the text that they are; nothing if they are none."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return ""


def _from_base64(run: str) -> bytes:
    bare = run.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
    except binascii.Error:
        return b""


def _from_hexadecimal(run: str) -> bytes:
    try:
        return bytes.fromhex(run)
    except ValueError:
        return b""
