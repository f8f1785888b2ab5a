"""A sentence as its words and the parts they can play."""

from collections.abc import Iterator, Sequence

from service.drafting.guarding.lexicon import Part, Word

REACH = 9
"""Words within which the parts of one order stand."""


class Sentence:
    """Words, and where each part stands among them."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self._places: dict[Part, list[int]] = {}
        for n, word in enumerate(words):
            for part in word.parts:
                self._places.setdefault(part, []).append(n)

    def text_at(self, n: int) -> str:
        """Give a word's text; nothing beyond the ends."""
        return self.words[n].text if 0 <= n < len(self.words) else ""

    def at(self, part: Part) -> Sequence[int]:
        """Give the places of a part."""
        return self._places.get(part, ())

    def near(self, part: Part, n: int, reach: int = REACH) -> list[int]:
        """Give the places of a part within some words of another place, nearest first."""
        found = [m for m in self.at(part) if 0 < abs(m - n) <= reach]
        return sorted(found, key=lambda m: abs(m - n))

    def has(self, part: Part, start: int, stop: int) -> bool:
        """Say whether a part stands in ``words[start:stop]``, which may reach over the ends."""
        return any(part in word.parts for word in self.words[max(0, start) : max(0, stop)])

    def ordered(self, part: Part) -> Iterator[int]:
        """Give the places where a verb is an order: neither denied nor allowed nor a purpose.

        "Ignore ...", "please ignore ...", "you must now ignore ..." are; "never ignore ...",
        "you can ignore ..." and "to ignore ..." are not.
        """
        for n in self.at(part):
            is_denied = self.has("not", n - 2, n) or self.has("not", n + 1, n + 3)
            if not is_denied and self.is_told(n):
                yield n

    def ends_clause(self, n: int) -> bool:
        """Say whether a clause ends with a word: another one begins after it, or nothing."""
        return n + 1 >= len(self.words) or self.words[n + 1].begins

    def orders(self, *parts: Part) -> bool:
        """Say whether a verb of one of some parts is an order here."""
        return any(True for part in parts for _ in self.ordered(part))

    def is_told(self, n: int) -> bool:
        """Say whether a clause begins here, or somebody is told that he must."""
        if self.words[n].begins:
            return True
        before = self.words[n - 1]
        if before.text == "to":
            return self.has("must", n - 2, n - 1) or self.has("your", n - 2, n - 1)
        return "lead" in before.parts or "must" in before.parts
