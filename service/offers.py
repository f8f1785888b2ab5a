"""What the desk gives its doors: redacted values, each with the vault that restores them."""

from collections.abc import Callable
from dataclasses import dataclass

from redaction.vault import Vault
from service.drafting.port import Brief
from service.model.reply import Sentence, Suggestion


@dataclass(frozen=True, slots=True)
class Offer:
    """A suggestion, and the vault that restores its text."""

    suggestion: Suggestion
    vault: Vault


@dataclass(frozen=True, slots=True)
class Summary:
    """What a long ticket comes to, and the vault that restores its text."""

    brief: Brief
    vault: Vault


Heard = Callable[[Sentence, Vault], None]
"""Told each sentence of a draft as soon as it is proven, with the vault that restores it."""


def unheard(sentence: Sentence, vault: Vault) -> None:
    """Wait for the whole draft instead."""
