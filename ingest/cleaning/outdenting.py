"""The content of components, shifted to where their tags stood, and their titles."""

import re

# They stand for the start, the end and the title of a component until its lines are in place. No
# text holds them: decoding drops control characters.
OPEN, CLOSE, TITLE = "\x02", "\x03", "\x04"

_FENCE = re.compile(r"[ ]*(`{3,}|~{3,})")
_HEADING = re.compile(r"[ ]{0,3}(#{1,6})\s")


class _Component:
    """An open component: how far its lines are shifted, and what its title has to be."""

    def __init__(self, column: int, title_line: int | None, level: int) -> None:
        self.column = column
        self.shift: int | None = None
        self.title_line = title_line
        self.level_above = level
        self.level_inside = 7

    def title_level(self) -> int:
        """Tell the title's rank as a heading; 0 where it is but a bold line.

        Over headings of the component's own it has to be one too: a bold line would end the section
        before it, not begin the ones it is about.
        """
        if self.level_inside > 6:  # noqa: PLR2004 (there are six ranks of headings)
            return 0
        return max(self.level_inside - 1, min(self.level_above + 1, self.level_inside))


class _Lines:
    """The text so far, and the components that are open."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self._open = [_Component(0, None, 0)]
        self._open[0].shift = 0
        self._fence = ""
        self._level = 0
        self._title_line: int | None = None

    def add(self, line: str) -> None:
        """Add a line, shifted as its component asks for."""
        indent = len(line) - len(line.lstrip(" "))
        inner = self._open[-1]
        if inner.shift is None and line[indent:]:
            inner.shift = max(0, indent - inner.column)
        shift = min(indent, inner.shift or 0)
        line = line[shift:]
        self._note(line)
        for mark in line:
            if mark == OPEN:
                self._open.append(_Component(indent - shift, self._title_line, self._level))
                self._title_line = None
            elif mark == CLOSE and len(self._open) > 1:
                self._close(self._open.pop())
        if TITLE in line:
            self._title_line = len(self.done)
            line = line.replace(TITLE, "**", 1) + "**"
        self.done.append(line.replace(OPEN, "").replace(CLOSE, ""))

    def _note(self, line: str) -> None:
        """Keep track of fences, in which nothing is a heading, and of headings."""
        if fence := _FENCE.match(line):
            self._fence = "" if self._fence == fence[1][0] else self._fence or fence[1][0]
        elif not self._fence and (heading := _HEADING.match(line)):
            self._level = len(heading[1])
            for component in self._open:
                component.level_inside = min(component.level_inside, self._level)

    def _close(self, component: _Component) -> None:
        level = component.title_level()
        if component.title_line is not None and level:
            title = self.done[component.title_line].strip().removeprefix("**").removesuffix("**")
            self.done[component.title_line] = f"{'#' * level} {title}"


def outdented(text: str) -> str:
    """Take the marks out of a text, and with them the indentation of what stands between them."""
    lines = _Lines()
    for line in text.split("\n"):
        lines.add(line)
    return "\n".join(lines.done)
