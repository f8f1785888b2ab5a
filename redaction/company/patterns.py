"""A company's pattern, matched by RE2: in time linear in the text, whatever the pattern is.

RE2 runs a pattern as an automaton, so that none can backtrack, let alone catastrophically. What no
automaton can do (look-around, back-references) it refuses, and we say what to write instead.
Source: https://github.com/google/re2/wiki/WhyRE2 and https://github.com/google/re2/wiki/Syntax.
"""

from collections.abc import Iterator
from typing import Any

import re2

LONGEST_PATTERN = 1_000
LONGEST_VALUE = 500
"""Characters that a value may have; a longer one is found in parts."""
_STEP = 1_000
_MEMORY_BYTES = 2 << 20

_INSTEAD = {
    "invalid perl operator: (?=": "It cannot look ahead. Match what follows, too, and put what is "
    "to be hidden into (?P<value>...).",
    "invalid perl operator: (?!": "It cannot look ahead. Exclude by character, as in [^0-9], or "
    "say with `context` which words stand near a value.",
    "invalid perl operator: (?<": "It cannot look behind. Match what stands before, too, and put "
    "what is to be hidden into (?P<value>...); \\b is the edge of a word.",
    "invalid perl operator: (?>": "It has no atomic groups and needs none: write (?:...).",
    "invalid perl operator: (?#": "It has no comments. Write them beside the pattern, after #.",
    "invalid perl operator": "Of the groups that begin with (?, it has (?:...), (?P<value>...), "
    "and the flags (?i), (?m), (?s).",
    "invalid repetition size": "A repetition may count to 1000 at most, repetitions inside "
    "repetitions multiplied.",
    "pattern too large": "It is too large. Use fewer or smaller repetitions.",
    "bad repetition operator": "It has no possessive repetitions and needs none: write + once.",
    "invalid escape sequence: \\Z": "The end of the text is \\z.",
    "invalid escape sequence": "RE2 does not know this escape. It has no back-references (\\1): "
    "write the part out twice.",
}


class PatternRefusedError(ValueError):
    """A pattern that RE2 does not run; the message says what to write instead."""


class Pattern:
    r"""A pattern that takes linear time; a value is its group ``value``, or all that it matches.

    ``match_case`` is off as customers type as they like. ``\d``, ``\w`` and ``\b`` mean ASCII;
    the redactor's text has plain digits already, and ``\pL`` is any letter.
    Raises PatternRefusedError.
    """

    def __init__(self, pattern: str, *, match_case: bool = False) -> None:
        options: Any = re2.Options()
        options.case_sensitive = match_case
        options.max_mem = _MEMORY_BYTES
        options.log_errors = False
        if len(pattern) > LONGEST_PATTERN:
            raise PatternRefusedError(f"It is longer than {LONGEST_PATTERN:,} characters.")
        try:
            self._compiled: Any = re2.compile(pattern, options)
        except re2.error as error:
            raise PatternRefusedError(_explained(error)) from None
        except UnicodeEncodeError:
            raise PatternRefusedError("It holds a character that is none.") from None
        self._group = self._compiled.groupindex.get("value", 0)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Find the values in a text without lone surrogates, left to right, none overlapping.

        RE2 takes linear time for one match. A hostile text has many short matches, each found
        after a look at all that follows; so what follows is shown a piece at a time.
        """
        reached = 0
        for start in range(0, len(text), _STEP):
            stop = start + _STEP
            first = max(start, reached)
            # One character before, by which the pattern knows that the text does not begin here.
            before = max(first - 1, 0)
            piece = text[before : stop + LONGEST_VALUE]
            for match in self._compiled.finditer(piece, first - before):
                if before + match.start() >= stop:
                    break
                reached = before + match.end()
                found, end = match.span(self._group)
                if 0 <= found < end:
                    yield before + found, before + end

    def matches_nothing(self, *texts: str) -> bool:
        """Whether it matches the empty string somewhere in one of these texts."""
        return any(m.start() == m.end() for text in texts for m in self._compiled.finditer(text))


def _explained(error: Exception) -> str:
    said = error.args[0]
    said = said.decode(errors="replace") if isinstance(said, bytes) else str(said)
    instead = next((better for start, better in _INSTEAD.items() if said.startswith(start)), "")
    return f"{said}. {instead}".strip()
