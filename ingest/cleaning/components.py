"""Tags of JSX, read one at a time."""

import re
from dataclasses import dataclass

from retrieval.elements import BLOCKS, EMPTY

_NAME = re.compile(r"<(/?)([A-Za-z][\w.:-]*)?")
_PART = re.compile(r"\s+|([A-Za-z_][\w:.-]*)(?:\s*=\s*)?|\{|\"[^\"]*\"|'[^']*'|/?>")
_QUOTED = re.compile(r"\{?\s*([\"'`])(.*)\1\s*\}?", re.DOTALL)
_TITLES = ("title", "label", "caption", "name", "path", "query", "header", "summary")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag that ends at ``end``. ``title`` is Markdown; ``html`` is the tag without its code."""

    end: int
    name: str
    closes: bool
    is_whole: bool
    title: str
    html: str

    @property
    def is_component(self) -> bool:
        """Whether it is a component or a fragment, and not an element of HTML."""
        return not self.name or self.name[0].isupper() or "." in self.name

    @property
    def is_block(self) -> bool:
        """Whether it is an element that stands on lines of its own."""
        return self.name in BLOCKS


def read_tag(text: str, start: int, reach: int) -> Tag | None:
    """Read the tag that starts at ``start`` and ends before ``reach``; None if there is none."""
    opening = _NAME.match(text, start)
    if opening is None:
        return None
    name = opening[2] or ""
    attributes: dict[str, str] = {}
    at, last = opening.end(), ""
    while part := _PART.match(text, at, reach):
        at = part.end()
        if part[0].endswith(">") and part[0] in (">", "/>"):
            return _tag(name, bool(opening[1]), part[0] == "/>", attributes, at)
        if part[1]:
            last = part[1]
            attributes[last] = ""
        elif part[0] == "{":
            at = _after_braces(text, at, reach)
            _keep(attributes, last, text[part.start() : at])
        elif not part[0].isspace():
            _keep(attributes, last, part[0])
    return None


def _keep(attributes: dict[str, str], name: str, value: str) -> None:
    if attributes.get(name) == "":
        attributes[name] = value


def _after_braces(text: str, at: int, reach: int) -> int:
    depth = 1
    for place in range(at, min(reach, len(text))):
        depth += (text[place] == "{") - (text[place] == "}")
        if depth == 0:
            return place + 1
    return reach


def _tag(name: str, closes: bool, is_whole: bool, attributes: dict[str, str], end: int) -> Tag:
    values = {key: found[2] for key, raw in attributes.items() if (found := _QUOTED.fullmatch(raw))}
    title = next((" ".join(values[key].split()) for key in _TITLES if values.get(key)), "")
    if title and values.get("href"):
        title = f"[{title}]({values['href']})"
    plain = "".join(f' {key}="{value}"' for key, value in values.items() if '"' not in value)
    # HTML has no self-closing elements: an iframe "closed" that way swallows the rest of the page.
    close = f"</{name}>" if is_whole and name not in EMPTY else ""
    return Tag(
        end=end,
        name=name,
        closes=closes,
        is_whole=is_whole,
        title=title,
        html=f"</{name}>" if closes else f"<{name}{plain}>{close}",
    )
