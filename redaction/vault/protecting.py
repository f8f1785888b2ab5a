"""What in a reply is left as it stands: links, e-mail header lines, and code.

A text is read from left to right and each rule needs no more of it than the word it stands in, so
that a reply may come in pieces of any size. Where Markdown would have to read ahead to tell, what
might be a link or code counts as one.
"""

import re
from typing import Protocol

LONGEST_WORD = 300
"""A longer run of characters without a space is a link, code or data, whatever it looks like."""

_LONGEST_HEADER = 80
_FENCE = 3
_OPENERS = re.compile(
    r"(?P<code>`+|~{3,})|(?P<target>\]\()|(?P<reference>\]:)"
    r"|(?P<link>(?i:(?<![a-z0-9])(?:[a-z][a-z0-9+.\-]{0,20}:/"
    r"|(?:mailto|tel|sms|data|javascript|callto|whatsapp):|www\.|//)))"
)
# Fields that say where a mail goes and who wrote it (RFC 5322, 3.6), at the start of a line.
_HEADER = re.compile(
    r"(?i)[\s>*_]{0,8}(?:(?:resent-)?(?:to|cc|bcc|from|sender|reply-to|message-id)|subject"
    r"|return-path|return-receipt-to|disposition-notification-to|errors-to|received|in-reply-to|references"
    r"|list-[a-z\-]{2,20}|x-[a-z\-]{2,40})[*_]{0,2}[ \t]{0,8}:"
)
# A bare host that mail programs turn into a link; a blanked placeholder may be part of its name.
HOST = re.compile(
    r"(?i)(?:(?<![\w<>@%+~\-])(?:[\w<>@%+~\-]{1,80}\.){1,8}|\A\.)[a-z]{2,24}(?![a-z0-9])"
    r"(?:[/?#:%@&=<]\S*)?"
)


class Line:
    """The beginning of the line that is being read."""

    def __init__(self) -> None:
        self.start = ""

    def read(self, text: str) -> None:
        """Go on by some text."""
        _, newline, rest = text.replace("\r", "\n").rpartition("\n")
        self.start = (rest if newline else self.start + text)[: _LONGEST_HEADER + 1]


class Protection(Protocol):
    """A stretch of text that is left as it stands."""

    is_over: bool

    def end(self, text: str, position: int) -> int:
        """Say how far the stretch reaches in the text at hand; set ``is_over`` if it ends there."""


def opening(word: str, line: Line) -> tuple[int, Protection | None]:
    """Find where the first protection in a word begins: behind what opens it."""
    start, protection = _opening(word, line)
    header = _HEADER.match(line.start + word)
    behind = header.end() - len(line.start) if header else 0
    return (behind, RestOfLine()) if 0 < behind <= start else (start, protection)


def _opening(word: str, line: Line) -> tuple[int, Protection | None]:
    for match in _OPENERS.finditer(word):
        match match.lastgroup:
            case "link":
                return match.end(), Link()
            case "target":
                return match.end(), Target()
            case "reference" if (line.start + word).lstrip().startswith("["):
                return match.end(), RestOfLine()
            case "code" if _opens_code(match, word, line):
                return match.end(), Code(match.group())
    return len(word), None


def _opens_code(run: re.Match[str], word: str, line: Line) -> bool:
    """A fence of tildes opens a line; a backtick between letters is somebody's apostrophe."""
    if run.group()[0] == "~":
        return run.start() == 0 and not line.start.strip()
    before, after = word[: run.start()][-1:], word[run.end() :][:1]
    return not (run.group() == "`" and (before.isalpha() or before == "%") and after.isalpha())


class Link:
    """A link: up to the next space."""

    _SPACE = re.compile(r"\s")

    def __init__(self) -> None:
        self.is_over = False

    def end(self, text: str, position: int) -> int:
        """Reach to the next space."""
        space = self._SPACE.search(text, position)
        self.is_over = space is not None
        return space.start() if space else len(text)


class Target:
    """The target of a Markdown link: to the bracket that closes it, and the rest of that word.

    One in angle brackets may hold round ones, so it reaches to the end of its line.
    """

    _MARK = re.compile(r"[()\n]")

    def __init__(self) -> None:
        self.is_over = False
        self._is_begun = False
        self._depth = 1
        self._rest: Protection | None = None

    def end(self, text: str, position: int) -> int:
        """Reach to the closing bracket, then to the next space."""
        if not self._is_begun and text.startswith("<", position):
            self._rest = RestOfLine()
        self._is_begun = True
        while self._rest is None:
            mark = self._MARK.search(text, position)
            if mark is None:
                return len(text)
            position = mark.end()
            self._depth += {"(": 1, ")": -1}.get(mark.group(), -self._depth)
            if self._depth == 0:
                self._rest = Link()
        reached = self._rest.end(text, position)
        self.is_over = self._rest.is_over
        return reached


class RestOfLine:
    """The rest of a line, and the lines after it that begin with a space (RFC 5322, folding)."""

    _BREAK = re.compile(r"[\r\n]+")

    def __init__(self) -> None:
        self.is_over = False
        self._is_broken = False

    def end(self, text: str, position: int) -> int:
        """Reach to the first line that does not go on from this one."""
        while position < len(text):
            if self._is_broken and text[position] not in " \t\r\n":
                self.is_over = True
                return position
            line_end = self._BREAK.search(text, position)
            self._is_broken = line_end is not None
            position = line_end.end() if line_end else len(text)
        return position


class Code:
    """A code span or a fenced block: up to a run of as many marks (CommonMark 4.5 and 6.1).

    A span ends with its paragraph at the latest, a fenced block with the text.
    """

    _STEP = re.compile(r"\n|[^\S\n]+|[^\s`~]+|`+|~+")

    def __init__(self, marks: str) -> None:
        self.is_over = False
        self._mark, self._length = marks[0], len(marks)
        self._run = 0
        self._is_blank = False

    def end(self, text: str, position: int) -> int:
        """Reach to the run that closes it."""
        for step in self._STEP.finditer(text, position):
            if step.group()[0] == self._mark:
                self._run += len(step.group())
                continue
            if self._closes() or (step.group() == "\n" and self._is_blank and not self._is_fence):
                self.is_over = True
                return step.start()
            self._run = 0
            self._is_blank = step.group() == "\n" or (self._is_blank and step.group().isspace())
        return len(text)

    @property
    def _is_fence(self) -> bool:
        return self._length >= _FENCE

    def _closes(self) -> bool:
        return self._run >= self._length if self._is_fence else self._run == self._length
