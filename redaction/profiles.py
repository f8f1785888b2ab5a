"""Which kinds of personal data are hidden, and how sure a recogniser must be."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from redaction.entities import Entity


@dataclass(frozen=True, slots=True)
class Profile:
    """The kinds that are hidden, each with the least score (0 to 1) that hides it."""

    name: str
    hidden: Mapping[str, float]

    def hides(self, entity: Entity) -> bool:
        """Whether an entity is hidden."""
        return entity.score >= self.hidden.get(entity.kind, 2.0)


SUPPORT = Profile(
    "support",
    MappingProxyType(
        dict.fromkeys(
            (
                "PERSON",
                "EMAIL",
                "PHONE",
                "CARD",
                "CVV",
                "IBAN",
                "BANK_ACCOUNT",
                "WALLET",
                "IP",
                "MAC",
                "ADDRESS",
                "COORDINATES",
                "DATE_OF_BIRTH",
                "NATIONAL_ID",
                "PASSPORT",
                "DRIVING_LICENCE",
                "PASSWORD",
                "SECRET",
                "SECRET_URL",
                "LITERAL",
            ),
            0.5,
        )
    ),
)
"""Direct identifiers and secrets are hidden; products, dates, amounts and order numbers stay,
because an answer needs them."""

PROFILES: Mapping[str, Profile] = MappingProxyType({SUPPORT.name: SUPPORT})
