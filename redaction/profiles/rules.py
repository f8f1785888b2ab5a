"""What a profile is: for each kind a rule, hidden or kept, with the reason."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from redaction.entities import Entity


def _never(_: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Rule:
    """Whether a kind is hidden, and why.

    ``unless`` names the values of a hidden kind that stay all the same, such as an age under 90.
    """

    hidden: bool
    why: str
    unless: Callable[[str], bool] = _never


LEAST_SCORE = 0.5


@dataclass(frozen=True, slots=True)
class Profile:
    """One rule for each kind, and how sure a recogniser must be for a value to be hidden.

    ``least_score`` is between 0 and 1. ``keeps_last_four`` says whether the vault may remember the
    last four digits of a card; the whole number is kept in no profile.
    """

    name: str
    rules: Mapping[str, Rule]
    about: str = ""
    least_score: float = LEAST_SCORE
    keeps_last_four: bool = False

    def hides(self, entity: Entity, text: str) -> bool:
        """Whether an entity of a text is hidden. A kind without a rule is: that fails closed."""
        if entity.score < self.least_score:
            return False
        rule = self.rules.get(entity.kind)
        return rule is None or (rule.hidden and not rule.unless(text[entity.start : entity.end]))

    @property
    def hidden(self) -> frozenset[str]:
        """The kinds that are hidden."""
        return frozenset(kind for kind, rule in self.rules.items() if rule.hidden)


def hide(why: str, unless: Callable[[str], bool] = _never) -> Rule:
    """Write the rule of a kind that is hidden."""
    return Rule(hidden=True, why=why, unless=unless)


def keep(why: str) -> Rule:
    """Write the rule of a kind that is kept."""
    return Rule(hidden=False, why=why)
