"""How a reply opens and closes in the company's name."""

from dataclasses import dataclass

from redaction.text import PLACEHOLDER, RedactedText
from service.model.reply import Sentence


@dataclass(frozen=True, slots=True)
class Voice:
    """The courtesy around a reply. It states no fact, so it needs no proof."""

    signature: str

    def wrap(self, sentences: tuple[Sentence, ...], customer: RedactedText) -> tuple[Sentence, ...]:
        """Put a greeting before and a closing after the sentences of a reply.

        The customer is greeted by a placeholder or not by name at all.
        """
        name = customer if PLACEHOLDER.fullmatch(customer) else ""
        greeting = f"Hello {name}," if name else "Hello,"
        return (
            _courtesy(greeting, ""),
            *sentences,
            _courtesy("If anything is still unclear, just reply to this message.", "\n\n"),
            _courtesy(f"Kind regards,\n{self.signature}", "\n\n"),
        )


def _courtesy(text: str, lead: str) -> Sentence:
    return Sentence(RedactedText(text), "courtesy", (), lead)
