"""Seal a vault in parts, one for each kind of value, and none of them exchangeable."""

import os
import struct
from collections.abc import Mapping

from redaction.vault.sealing import TicketKey, VaultSealedError, decrypted, encrypted

MAGIC = b"DPV2"
_ID_BYTES = 16
_START = len(MAGIC) + _ID_BYTES + 2


def sealed_parts(parts: Mapping[str, bytes], key: TicketKey, context: str) -> bytes:
    """Encrypt each part under its kind's name.

    Layout: magic, 16 random bytes that name this sealing, the count of parts (2 bytes); then for
    each part its kind's length (1 byte), the kind, the cipher's length (4 bytes) and the cipher.
    Magic, sealing, count, position, kind and context are a part's associated data: a part moved to
    another kind, place, sealing or ticket does not open, and none can be left out.
    """
    start = MAGIC + os.urandom(_ID_BYTES) + struct.pack(">H", len(parts))
    pieces = [start]
    for position, (kind, plain) in enumerate(parts.items()):
        name = kind.encode()
        cipher = encrypted(plain, key.secret, _associated(start, position, name, context))
        pieces += [bytes([len(name)]), name, struct.pack(">I", len(cipher)), cipher]
    return b"".join(pieces)


def opened_parts(seal: bytes, key: TicketKey, context: str) -> dict[str, bytes]:
    """Check and decrypt what ``sealed_parts`` made.

    Raises VaultSealedError.
    """
    if not seal.startswith(MAGIC) or len(seal) < _START:
        raise VaultSealedError("This is not a sealed vault.")
    start, parts, reached = seal[:_START], {}, _START
    try:
        (count,) = struct.unpack(">H", start[-2:])
        for position in range(count):
            name = seal[reached + 1 : reached + 1 + seal[reached]]
            reached += 1 + len(name)
            (length,) = struct.unpack_from(">I", seal, reached)
            cipher = seal[reached + 4 : reached + 4 + length]
            reached += 4 + length
            associated = _associated(start, position, name, context)
            parts[name.decode()] = decrypted(cipher, key.secret, associated)
    except (struct.error, IndexError, UnicodeDecodeError):
        raise VaultSealedError("The sealed vault is cut short.") from None
    if reached != len(seal) or len(parts) != count:
        raise VaultSealedError("The sealed vault is not as it was made.")
    return parts


def _associated(start: bytes, position: int, name: bytes, context: str) -> bytes:
    """Spell associated data so that no two places in any two tickets share it."""
    bound = context.encode()
    lengths = struct.pack(">HII", position, len(name), len(bound))
    return start + lengths + name + bound
