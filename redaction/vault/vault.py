"""What the placeholders of one ticket stand for, to be sealed and to be restored from."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from redaction.text import PLACEHOLDER, RedactedText
from redaction.vault.restoring import restored
from redaction.vault.sameness import Register, masked
from redaction.vault.sealing import VaultKey, VaultSealedError, opened, sealed


@dataclass(frozen=True, slots=True, repr=False)
class Vault:
    """Placeholders and their originals, for every text of one ticket.

    ``values`` gives each placeholder its canonical value, the fullest spelling met.
    ``spellings`` gives each text, by its name, what stood in place of its placeholders, in order.
    Card numbers are kept as ``•••• 1111`` and their codes not at all.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    spellings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"<Vault of {len(self.values)} values in {len(self.spellings)} texts>"

    def hide(
        self, name: str, found: Sequence[tuple[str, str]], people: Iterable[str] = ()
    ) -> tuple["Vault", list[str]]:
        """Keep what was found in a text, as kind and raw value, in order; give the placeholders.

        ``people`` are full names that parts found in the text may belong to.
        """
        register = Register(self.values)
        register.introduce([*people, *(raw for kind, raw in found if kind == "PERSON")])
        placeholders = [register.placeholder(kind, raw) for kind, raw in found]
        spelled = tuple(masked(kind, raw) for kind, raw in found)
        return replace(
            self, values=register.values, spellings={**self.spellings, name: spelled}
        ), placeholders

    def restore(self, text: str) -> str:
        """Put canonical values back in a reply; links, code and foreign placeholders stay."""
        return restored(text, lambda name: self.values.get(name, name))

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

    def seal(self, key: VaultKey, context: str) -> bytes:
        """Encrypt the vault with a key, for one context (tenant and ticket) alone."""
        kept = {
            "values": dict(self.values),
            "spellings": {n: list(s) for n, s in self.spellings.items()},
        }
        # A lone surrogate in a customer's text must come back as it was.
        return sealed(
            json.dumps(kept, ensure_ascii=False).encode(errors="surrogatepass"), key, context
        )

    @classmethod
    def open(cls, sealed_vault: bytes, keys: Iterable[VaultKey], context: str) -> "Vault":
        """Decrypt a sealed vault with whichever of the keys sealed it.

        Raises VaultSealedError if none did, the context is another, or it was tampered with.
        """
        try:
            kept = json.loads(opened(sealed_vault, keys, context).decode(errors="surrogatepass"))
            return cls(
                kept["values"], {name: tuple(raws) for name, raws in kept["spellings"].items()}
            )
        except (ValueError, KeyError, AttributeError, TypeError):
            raise VaultSealedError("The sealed vault holds something else.") from None
