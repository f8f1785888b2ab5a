"""The YAML block at the top of a file: what its editors say about the article."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from ingest.unreadable import UnreadableError

MAX_CHARACTERS = 65_536
"""A front matter is a few lines; whatever is longer is a mistake or an attack."""

_OPENING = re.compile(r"\A\s*---[ \t]*\n(?=(?:[ \t]*(?:#.*)?\n)*[ \t]*[\"']?[\w-]+[\"']?[ \t]*:)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$\n?", re.MULTILINE)
_EMPTY = re.compile(r"\A\s*---[ \t]*\n\s*---[ \t]*(?:\n|\Z)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields of a front matter, keys in small letters, and the text that stands below it."""

    text: str
    fields: Mapping[str, Any] = field(default_factory=dict)


def split_off(text: str) -> FrontMatter:
    """Part a file's front matter from its text; a file without one is all text.

    Values are strings, lists and mappings of strings, exactly as written: YAML would otherwise read
    the id ``0123`` as 83 and the language ``no`` as false.
    Raises UnreadableError if the block is not closed, too long, or not YAML.
    """
    if empty := _EMPTY.match(text):
        return FrontMatter(text[empty.end() :])
    opening = _OPENING.match(text)
    if opening is None:
        return FrontMatter(text)
    closing = _CLOSING.search(text, opening.end(), opening.end() + MAX_CHARACTERS)
    if closing is None:
        raise UnreadableError(
            f"Its front matter is not closed by three dashes within {MAX_CHARACTERS:,} characters."
        )
    fields = _fields(text[opening.end() : closing.start()])
    return FrontMatter(text[closing.end() :], fields)


def _fields(block: str) -> dict[str, Any]:
    try:
        tree = yaml.load(block, Loader=_PlainLoader)  # noqa: S506 (it makes strings, lists, dicts)
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        raise UnreadableError(f"Its front matter is not valid YAML{_place(error)}.") from error
    if not isinstance(tree, dict):
        raise UnreadableError("Its front matter is not a list of keys and values.")
    return {str(key).lower(): value for key, value in tree.items()}


class _PlainLoader(yaml.BaseLoader):
    """YAML without types, and without aliases: ten lines of them can stand for a billion values."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise UnreadableError("Its front matter uses YAML aliases, which are not read.")
        return super().compose_node(parent, index)


def _place(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    # One line for the dashes above, one because the mark counts from 0.
    return f" at line {mark.line + 2}" if mark is not None else ""
