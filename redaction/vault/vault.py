"""What the placeholders of one ticket stand for, to be sealed and to be restored from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from redaction.mentions import kinds_of, mentions
from redaction.text import PLACEHOLDER, RedactedText
from redaction.vault.cards import CardMarks
from redaction.vault.restoring import RestoringStream, restored
from redaction.vault.sameness import Register


@dataclass(frozen=True, slots=True, repr=False)
class Vault:
    """Placeholders and their originals, for every text of one ticket.

    ``values`` gives each placeholder its canonical value, the fullest spelling met.
    ``spellings`` gives each text, by its name, what stood in place of its placeholders, in order,
    and ``kinds`` of which kind each was.
    ``reserved`` are placeholders that a customer typed and that stand for themselves.
    Card numbers are kept as ``•••• 1111`` and their codes not at all.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    spellings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kinds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    reserved: frozenset[str] = frozenset()
    cards: CardMarks = field(default_factory=CardMarks, compare=False)

    def __repr__(self) -> str:
        return f"<Vault of {len(self.values)} values in {len(self.spellings)} texts>"

    def hide(
        self,
        name: str,
        found: Sequence[tuple[str, str]],
        people: Iterable[str] = (),
        *,
        last_four: bool = True,
    ) -> tuple["Vault", list[str]]:
        """Keep what was found in a text, as kind and raw value, in order; give the placeholders.

        ``people`` are full names that parts found in the text may belong to. ``last_four`` says
        whether a card's last four digits may be kept.
        """
        register = Register(self.values, self.reserved, self.cards, last_four=last_four)
        register.introduce([*people, *(raw for kind, raw in found if kind == "PERSON")])
        hidden = [register.hide(kind, raw) for kind, raw in found]
        vault = replace(
            self,
            values=register.values,
            spellings={**self.spellings, name: tuple(kept for _, kept in hidden)},
            kinds={**self.kinds, name: tuple(kind for kind, _ in found)},
            reserved=frozenset(register.reserved),
            cards=register.cards,
        )
        return vault, [placeholder for placeholder, _ in hidden]

    def restore(self, text: str) -> str:
        """Put canonical values back in a reply, also where a model bent their placeholders.

        Links, e-mail headers, code and foreign placeholders stay as they are.
        """
        return restored(text, self.values)

    def restoring(self) -> RestoringStream:
        """Restore a reply that comes piece by piece."""
        return RestoringStream(self.values)

    def foreign(self, text: str) -> list[str]:
        """Find the placeholders in a text that stand for nothing here, as they are spelled."""
        found = mentions(text, kinds_of(self.values))
        return [m.spelled for m in found if m.placeholder not in self.values]

    def original(self, name: str, text: RedactedText) -> str:
        """Give the raw text that was redacted under a name, to the character (cards stay masked).

        Raises ValueError if the text is not the one that was redacted under this name.
        """
        spelled = self.spellings.get(name, ())
        places = list(PLACEHOLDER.finditer(text))
        if name not in self.spellings or len(places) != len(spelled):
            raise ValueError("The vault did not see this text redacted under this name.")
        pieces, position = [], 0
        for place, raw in zip(places, spelled, strict=True):
            pieces += [text[position : place.start()], raw]
            position = place.end()
        return "".join([*pieces, text[position:]])
