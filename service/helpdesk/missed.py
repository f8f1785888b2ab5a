"""Values that redaction missed and an agent reported; the ticket's own vault remembers them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from redaction.vault import Vault

_NAME = "missed/"
_SCRATCH = "scratch"


@dataclass(frozen=True, slots=True)
class Missed:
    """A value that redaction had missed, raw, after its kind.

    ``last_four`` says whether a vault may remember the last four digits, if it is a card's number.
    """

    kind: str
    value: str = field(repr=False)
    last_four: bool = True


def remember(vault: Vault, missed: Missed) -> tuple[Vault, str]:
    """Give a missed value its placeholder, and note in the vault that it had been missed.

    The note is sealed and erased with the vault, so no table ever holds such a value.
    """
    vault, (placeholder,), spelled = placeholders_of(vault, [missed])
    name = f"{_NAME}{placeholder}"
    noted = [*zip(vault.kinds.get(name, ()), vault.spellings.get(name, ()), strict=True)]
    noted += [(missed.kind, one) for one in spelled]
    return spelled_as(vault, name, noted), placeholder


def missed_in(vault: Vault) -> tuple[tuple[str, str], ...]:
    """The values noted so far, each after its kind, as `Known.others` takes them."""
    return tuple(
        noted
        for name, spelled in vault.spellings.items()
        if name.startswith(_NAME)
        for noted in zip(vault.kinds[name], spelled, strict=True)
    )


def placeholders_of(
    vault: Vault, values: Sequence[Missed]
) -> tuple[Vault, list[str], tuple[str, ...]]:
    """Give values their placeholders, and the spellings that the vault may keep of them."""
    spans = [(one.kind, one.value) for one in values]
    last_four = all(one.last_four for one in values)
    fresh, placeholders = vault.hide(_SCRATCH, spans, last_four=last_four)
    without = replace(fresh, spellings=vault.spellings, kinds=vault.kinds)
    return without, placeholders, fresh.spellings[_SCRATCH]


def spelled_as(vault: Vault, name: str, spelled: Sequence[tuple[str, str]]) -> Vault:
    """Let a vault know a text's hidden values, each after its kind, in their order."""
    return replace(
        vault,
        kinds={**vault.kinds, name: tuple(kind for kind, _ in spelled)},
        spellings={**vault.spellings, name: tuple(raw for _, raw in spelled)},
    )


def numbered_like(vault: Vault, other: Vault) -> Vault:
    """Let a vault give the values of another one the placeholders that they have there."""
    return replace(
        vault,
        values={**other.values, **vault.values},
        reserved=other.reserved | vault.reserved,
        cards=vault.cards if vault.cards.marks else other.cards,
    )
