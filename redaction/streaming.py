"""Redact a text that comes piece by piece, as it is typed or transcribed."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from redaction.context import NO_CONTEXT, Context
from redaction.entities import Entity
from redaction.redactor import EMPTY, RedactionFailedError, Redactor, replaced
from redaction.text import NOTHING, RedactedText
from redaction.vault import Vault

AHEAD = 200
"""Characters behind a sentence that are read before it is given."""

WINDOW = 2_000
"""Characters after which a text without a sentence's end is cut between words."""

LONGEST_HELD = 20_000
"""Characters held back at the most; an entity that is longer still, such as a key, fails."""

_REMEMBERED = 20
_SENTENCE_END = re.compile(r"\n+|(?<=[.!?…])\s+|[。！？]+")  # noqa: RUF001 - full stops of Chinese
_SPACE = re.compile(r"\s+")


class RedactingStream:
    """Redacts a text in pieces and gives each sentence once it is safe, in order.

    Each sentence is read together with ``AHEAD`` characters behind it, and an entity is never cut
    in two: a sentence that ends within one is given with the next. What is given does not depend on
    how the text was cut into pieces; a text of up to ``AHEAD`` characters is redacted as one is.

    What only words further on give away ("anna" here, "my name is Anna" a page later) a whole text
    would hide, and a stream cannot. A value found once is hidden from there on. ``vault`` restores
    everything given so far.
    """

    def __init__(
        self, redactor: Redactor, *, context: Context = NO_CONTEXT, vault: Vault = EMPTY
    ) -> None:
        self._redactor = redactor
        self._context = context
        self._held = ""
        self._read = 0
        self.vault = vault

    def feed(self, piece: str) -> RedactedText:
        """Take the next piece; give the redacted text that is safe by now.

        Raises RedactionFailedError; the stream is then of no more use.
        """
        self._held += piece
        return RedactedText("".join(self._safe()))

    def close(self) -> RedactedText:
        """Give the rest, once the text is complete.

        Raises RedactionFailedError.
        """
        return self._given(len(self._held), self._found(len(self._held))) if self._held else NOTHING

    def _safe(self) -> Iterator[RedactedText]:
        while (end := self._boundary()) is not None:
            found = self._found(end + AHEAD)
            if _is_inside(end, found):
                self._read = end
            else:
                yield self._given(end, found)
        if len(self._held) - self._read > LONGEST_HELD or self._read > LONGEST_HELD:
            raise RedactionFailedError(f"Something is longer than {LONGEST_HELD:,} characters.")

    def _boundary(self) -> int | None:
        """The next place to cut, ``AHEAD`` characters back: a sentence's end, else a space."""
        latest = self._read + WINDOW
        ends = (match.end() for match in _SENTENCE_END.finditer(self._held, self._read, latest))
        end = next((end for end in ends if end > self._read), None)
        if end is None and len(self._held) >= latest + AHEAD:
            spaces = (match.end() for match in _SPACE.finditer(self._held, self._read, latest))
            end = max((end for end in spaces if end > self._read), default=None)
        return end if end is not None and end + AHEAD <= len(self._held) else None

    def _found(self, end: int) -> tuple[Entity, ...]:
        read = self._held[:end]
        return self._redactor.redact(read, context=self._context, vault=self.vault).entities

    def _given(self, end: int, found: Sequence[Entity]) -> RedactedText:
        """Hide what was found in front of a boundary; the raw text is then context alone."""
        raw, inside = self._held[:end], [entity for entity in found if entity.end <= end]
        self.vault, placeholders = self.vault.hide(
            "",
            [(entity.kind, raw[entity.start : entity.end]) for entity in inside],
            self._context.known.names,
            last_four=self._redactor.profile.keeps_last_four,
        )
        history = (*self._context.history, raw)[-_REMEMBERED:]
        self._context = replace(self._context, history=history)
        self._held, self._read = self._held[end:], 0
        return replaced(raw, inside, placeholders)


def redact_pieces(
    redactor: Redactor, pieces: Iterable[str], *, context: Context = NO_CONTEXT
) -> Iterator[RedactedText]:
    """Redact a text from an open pipe: yield what is safe as soon as it is.

    Raises RedactionFailedError.
    """
    stream = RedactingStream(redactor, context=context)
    for piece in pieces:
        if given := stream.feed(piece):
            yield given
    if rest := stream.close():
        yield rest


def _is_inside(at: int, found: Sequence[Entity]) -> bool:
    """Whether a place lies inside one of the entities, which are in order and apart."""
    first = bisect_left(found, at, key=lambda entity: entity.end)
    return first < len(found) and found[first].start < at < found[first].end
