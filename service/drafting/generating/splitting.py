"""Cut a model's answer into sentences while it comes, without marks, markup or HTML."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import sentencex

from redaction.mentions import straightened
from service.drafting.generating.reading import sayable

MAX_SENTENCE_CHARACTERS = 1000
"""What runs on beyond this is cut: nobody could prove it, and weighing it takes ever longer."""

_MARKS = re.compile(r"[ \t]{0,8}\[\d{1,3}(?:[ \t]{0,4},[ \t]{0,4}\d{1,3}){0,9}\]")
_MARKER = re.compile(r"[ \t]*(\d{1,2}[.)]|[-*•])[ \t]+")
_MARKUP = re.compile(r"\*\*|__|`|^#{1,6}[ \t]+", re.MULTILINE)
_HTML = re.compile(r"<[a-z/!][^<>]{0,400}>", re.IGNORECASE)
_OPEN_TAG = re.compile(r"<[a-z/!][^<>]{0,400}$", re.IGNORECASE)
_PLACEHOLDER_LIKE = re.compile(r"</?[A-Z][A-Z_]*_\d{1,6}>")
_MAY_END = re.compile(
    # A proof's number behind a full stop: nothing has to follow to tell that a sentence has ended.
    r"(?P<marked>[.!?…][\"'”’)*_]{0,4}[ \t]{0,8}\[\d{1,3}\])"  # noqa: RUF001
    r"|[.!?…][\"'”’)\]*_]{0,4}[ \t]+(?=[^\s\[])"  # noqa: RUF001
    r"|[。！？]"  # noqa: RUF001 - no space follows these
)
_UNENDING = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""Marks at which other readers break a line; here they are spaces."""
_SPACED = str.maketrans(dict.fromkeys(_UNENDING, " "))


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence as a model wrote it, and what stands before it: a space, a step's number."""

    lead: str
    text: str


class Splitter:
    """Takes an answer piece by piece and gives each sentence once it is whole.

    However an answer is cut into pieces, the sentences are the same.
    """

    def __init__(self, kinds: Collection[str]) -> None:
        self._kinds = kinds
        self._line = ""
        self._looked = 0
        self._after_blank = True
        self._is_line_begun = False

    def take(self, piece: str) -> Iterator[Written]:
        """Take a piece and give the sentences that it completes."""
        # A line's end splits no piece in two: "\r\n" is a space and an end.
        for n, part in enumerate(sayable(piece).translate(_SPACED).split("\n")):
            if n:
                yield from self._line_ended()
            yield from self._line_went_on(part)

    def rest(self) -> Iterator[Written]:
        """Give what is left once the answer has ended."""
        yield from self._line_ended()

    def _line_went_on(self, part: str) -> Iterator[Written]:
        while part:
            room = MAX_SENTENCE_CHARACTERS + 1 - len(self._line)
            self._line += part[:room]
            part = part[room:]
            yield from self._completed()

    def _completed(self) -> Iterator[Written]:
        """Give the sentences of the open line after which another has begun."""
        while found := _MAY_END.search(self._line, self._looked):
            is_marked = found.lastgroup == "marked"
            # The first character of what follows tells an abbreviation from an end.
            if not is_marked and found.end() >= len(self._line):
                break
            before, after = self._line[: found.end()], self._line[found.end() :]
            if is_marked or self._is_end(before, after[0]):
                yield from self._spelled(before)
                self._line, self._looked = after, 0
            else:
                self._looked = found.end()
        if len(self._line) > MAX_SENTENCE_CHARACTERS:
            yield from self._spelled(self._line[:MAX_SENTENCE_CHARACTERS])
            self._line, self._looked = self._line[MAX_SENTENCE_CHARACTERS:], 0

    def _is_end(self, before: str, next_character: str) -> bool:
        if _OPEN_TAG.search(before[-400:]):
            return False
        marked = _MARKER.match(before)
        bare = before[marked.end() :] if marked and not self._is_line_begun else before
        # "1." at the head of a line numbers a step and ends nothing.
        if not bare.strip():
            return False
        return len(sentencex.segment("en", f"{_MARKS.sub('', bare)}{next_character}")) > 1

    def _line_ended(self) -> Iterator[Written]:
        is_blank = not (self._line.strip() or self._is_line_begun)
        if self._line.strip():
            yield from self._spelled(self._line)
        self._line, self._looked, self._is_line_begun = "", 0, False
        self._after_blank = is_blank

    def _spelled(self, raw: str) -> Iterator[Written]:
        """Take marks and markup off a part of a line, and give its sentences."""
        # A bent placeholder must not pass for HTML.
        bare = _without_tags(straightened(_MARKS.sub("", raw), self._kinds))
        bare = _MARKUP.sub("", bare)
        lead = " "
        if not self._is_line_begun:
            marked = _MARKER.match(bare)
            marker = f"{marked[1]} " if marked else ""
            bare = bare[marked.end() :] if marked else bare
            lead = ("\n\n" if self._after_blank else "\n") + marker
        for text in sentencex.segment("en", bare):
            if any(character.isalpha() for character in text):
                self._is_line_begun = True
                yield Written(lead, text.strip())
                lead = " "


def _without_tags(text: str) -> str:
    return _HTML.sub(lambda tag: tag[0] if _PLACEHOLDER_LIKE.fullmatch(tag[0]) else "", text)
