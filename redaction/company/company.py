"""A company's own kinds, profile and products, put around the detector and the profiles."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import accumulate
from types import MappingProxyType

from redaction.company.kinds import OwnKind
from redaction.context import NO_CONTEXT, Context
from redaction.detection import Detector
from redaction.entities import Entity
from redaction.profiles import PROFILES, SUPPORT, Profile, Rule
from redaction.recognizers.known import Phrases
from redaction.recognizers.shapes import CERTAIN, LABELLED


@dataclass(frozen=True, slots=True)
class Company:
    """What a company adds. ``own`` is its profile, which is used where no other is asked for."""

    kinds: tuple[OwnKind, ...] = ()
    products: tuple[str, ...] = ()
    own: Profile | None = None

    @property
    def default(self) -> Profile:
        """The profile used where none is named."""
        return self.own or self.profiles[SUPPORT.name]

    @property
    def profiles(self) -> Mapping[str, Profile]:
        """Every profile by its name; the company's kinds are hidden in each that is not its own."""
        shipped = {name: with_kinds(profile, self.kinds) for name, profile in PROFILES.items()}
        return MappingProxyType(shipped | ({self.own.name: self.own} if self.own else {}))

    def joined(self, detector: Detector) -> Detector:
        """Give a detector that finds the company's kinds as well, and no people in products."""
        return CompanyDetector(detector, self) if self.kinds or self.products else detector


NOTHING_OWN = Company()


class CompanyDetector:
    """Adds a company's kinds to what a detector finds, and drops products taken for people."""

    def __init__(self, detector: Detector, company: Company) -> None:
        self._detector = detector
        self._kinds = company.kinds
        self._products = Phrases()
        for product in company.products:
            self._products.add("PRODUCT", product, CERTAIN)

    def detect(self, text: str, context: Context = NO_CONTEXT) -> list[Entity]:
        """Find entities as the detector does, with the company's own."""
        found = self._without_products(self._detector.detect(text, context), text)
        return [*found, *(e for kind in self._kinds for e in kind.find(text, context))]

    def _without_products(self, found: list[Entity], text: str) -> list[Entity]:
        """Drop guessed people inside a product's name; "my name is Alexa" is no guess."""
        if not any(map(_is_guessed_person, found)):
            return found
        products = list(self._products.find(text))
        starts = [product.start for product in products]
        # How far any product reaches that starts here or before: one look tells if one covers.
        reached = [0, *accumulate((product.end for product in products), max)]
        return [
            e
            for e in found
            if not (_is_guessed_person(e) and e.end <= reached[bisect_right(starts, e.start)])
        ]


def _is_guessed_person(entity: Entity) -> bool:
    return entity.kind == "PERSON" and entity.score < LABELLED


def with_kinds(profile: Profile, kinds: tuple[OwnKind, ...]) -> Profile:
    """Hide a company's new kinds in a profile; a kind that the profile has keeps its rule."""
    new = {
        kind.name: Rule(hidden=True, why=kind.about or "A kind of the company's own.")
        for kind in kinds
    }
    return replace(profile, rules={**new, **profile.rules})
