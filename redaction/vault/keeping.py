"""Seal a vault for keeping, each kind of value as a part of its own, and open it again."""

import base64
import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from redaction.text import parts_of
from redaction.vault.cards import CardMarks
from redaction.vault.parts import opened_parts, sealed_parts
from redaction.vault.sealing import OLD_VAULT, TicketKey, VaultKey, VaultSealedError, opened
from redaction.vault.vault import Vault

_TEXTS = "texts"
"""The part with what belongs to no kind: the names of texts and how many places each has.

Kinds are spelled in capitals, so no kind is called like it."""


def seal(vault: Vault, key: TicketKey, context: str) -> bytes:
    """Encrypt a vault with its ticket's key, for one context (tenant and ticket) alone."""
    parts: defaultdict[str, dict[str, Any]] = defaultdict(lambda: {"values": {}, "places": []})
    for placeholder, value in vault.values.items():
        parts[parts_of(placeholder)[0]]["values"][placeholder] = value
    for name, spelled in vault.spellings.items():
        # A vault that was sealed in the old form does not know its places' kinds.
        kinds = vault.kinds.get(name) or ("",) * len(spelled)
        for place, (kind, raw) in enumerate(zip(kinds, spelled, strict=True)):
            parts[kind]["places"].append([name, place, raw])
    if vault.cards.salt:
        parts["CARD"]["salt"] = base64.b64encode(vault.cards.salt).decode()
        parts["CARD"]["marks"] = dict(vault.cards.marks)
    texts = {
        "places": {name: len(spelled) for name, spelled in vault.spellings.items()},
        "reserved": sorted(vault.reserved),
    }
    everything = {_TEXTS: texts, **parts}
    return sealed_parts({kind: _spelled(part) for kind, part in everything.items()}, key, context)


def open_vault(sealed: bytes, key: TicketKey, context: str) -> Vault:
    """Decrypt a vault.

    Raises VaultSealedError if the key or the context is another, or it was tampered with.
    """
    parts = {kind: _read(part) for kind, part in opened_parts(sealed, key, context).items()}
    try:
        return _vault(parts.pop(_TEXTS), parts)
    except (ValueError, KeyError, AttributeError, TypeError, IndexError):
        raise VaultSealedError("The sealed vault holds something else.") from None


def open_old_vault(sealed: bytes, keys: Iterable[VaultKey], context: str) -> Vault:
    """Decrypt a vault that a vault key sealed by itself, before tickets had keys.

    Raises VaultSealedError.
    """
    kept = _read(opened(sealed, keys, context, OLD_VAULT))
    try:
        return Vault(
            kept["values"], {name: tuple(raws) for name, raws in kept["spellings"].items()}
        )
    except (KeyError, AttributeError, TypeError):
        raise VaultSealedError("The sealed vault holds something else.") from None


def is_old(sealed: bytes) -> bool:
    """Whether a vault was sealed before tickets had keys."""
    return sealed.startswith(OLD_VAULT)


def _vault(texts: dict[str, Any], parts: dict[str, dict[str, Any]]) -> Vault:
    spellings = {name: [""] * count for name, count in texts["places"].items()}
    kinds = {name: [""] * count for name, count in texts["places"].items()}
    values: dict[str, str] = {}
    for kind, part in parts.items():
        values |= part["values"]
        for name, place, raw in part["places"]:
            spellings[name][place], kinds[name][place] = raw, kind
    cards = parts.get("CARD", {})
    return Vault(
        values,
        {name: tuple(raws) for name, raws in spellings.items()},
        {name: tuple(of) for name, of in kinds.items()},
        frozenset(texts["reserved"]),
        CardMarks(base64.b64decode(cards.get("salt", "")), cards.get("marks", {})),
    )


def _spelled(part: dict[str, Any]) -> bytes:
    # A lone surrogate in a customer's text must come back as it was.
    return json.dumps(part, ensure_ascii=False).encode(errors="surrogatepass")


def _read(part: bytes) -> dict[str, Any]:
    try:
        kept = json.loads(part.decode(errors="surrogatepass"))
    except ValueError:
        raise VaultSealedError("The sealed vault holds something else.") from None
    if not isinstance(kept, dict):
        raise VaultSealedError("The sealed vault holds something else.")
    return kept
