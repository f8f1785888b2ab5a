"""What is searched for: a question, and what was said before that it cannot do without."""

from dataclasses import dataclass

from retrieval.questions.words import telling

OWN_WEIGHT = 0.2
"""What the words of the last turn alone count beside the same words with their background. More
serves questions that would have stood alone; less serves those that mean nothing without."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question to search for. ``background`` holds the telling words of earlier turns, or none.

    A question with a background is searched for with it and without, and both count.
    """

    text: str
    background: str = ""

    def spellings(self) -> tuple[tuple[str, float], ...]:
        """Spell it as texts to search for, each with its weight; the weights add up to 1."""
        if not self.background:
            return ((self.text, 1.0),)
        whole = f"{self.text} ({self.background})"
        if not telling(self.text):
            return ((whole, 1.0),)
        return ((whole, 1 - OWN_WEIGHT), (self.text, OWN_WEIGHT))
