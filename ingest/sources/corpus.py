"""A file of JSON lines, an article on each."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ingest.cleaning.cleaned import refuse_long
from ingest.sources.attributes import read_attributes
from ingest.sources.keys import key_of
from ingest.sources.source import Found, Refused, SourceVanishedError
from ingest.unreadable import UnreadableError
from retrieval.articles import Article

MAX_BYTES = 10_000_000
"""The longest line that is read."""

MAX_NESTED = 100_000
"""Lists and objects within a line; each costs some eighty bytes of memory for two in the line."""

_MARK = b"\xef\xbb\xbf"
_TITLE_CHARACTERS = 80
_ID = re.compile(rb'"id"\s*:\s*("(?:[^"\\]|\\.){1,500}"|-?\d{1,30})')


class CorpusSource:
    """Reads JSON lines, each with ``id``, ``title``, ``text`` and what a front matter may say.

    ``text`` is Markdown or plain text and is kept as it is. Lines are numbered from 1; blank ones
    are passed over.
    """

    def __init__(self, path: Path, *, max_bytes: int = MAX_BYTES) -> None:
        self._path = path.resolve()
        self._max_bytes = max_bytes

    @property
    def key(self) -> str:
        """Names the file by its resolved path."""
        return key_of("corpus", self._path)

    def __len__(self) -> int:
        return sum(1 for _ in self._lines()) if self._path.is_file() else 0

    def entries(self) -> Iterator[Found | Refused]:
        """Read every line once.

        Raises SourceVanishedError if the file is not there or stops being readable midway.
        """
        for number, line in self._lines():
            name = f"line {number}"
            try:
                yield Found(name, self._article(line))
            except UnreadableError as error:
                yield Refused(name, str(error), _id_in(line))

    def _lines(self) -> Iterator[tuple[int, bytes]]:
        """Read line by line; of one that is too long no more than a byte over the limit is kept."""
        try:
            with self._path.open("rb") as file:
                number = 0
                while line := file.readline(self._max_bytes + 1):
                    number += 1
                    rest = line
                    while rest and not rest.endswith(b"\n"):
                        rest = file.readline(self._max_bytes)
                    if line.strip().removeprefix(_MARK):
                        yield number, line.removeprefix(_MARK) if number == 1 else line
        except OSError as error:
            reason = f"{self._path} cannot be read: {error.strerror or type(error).__name__}."
            raise SourceVanishedError(reason) from error

    def _article(self, line: bytes) -> Article:
        if len(line) > self._max_bytes:
            raise UnreadableError(f"It is longer than {self._max_bytes / 1_000_000:g} MB.")
        fields = _object(line)
        text = fields.get("text")
        if not isinstance(text, str) or not text.strip():
            raise UnreadableError("It has no text.")
        refuse_long(text)
        said = read_attributes(fields)
        if not said.id:
            raise UnreadableError("It has no id.")
        text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
        return Article(
            id=said.id,
            title=said.title or _first_line(text),
            text=text,
            url=said.url,
            updated_at=said.updated_at,
            audience=said.audience,
            brand=said.brand,
            language=said.language or "en",
            labels=said.labels,
        )


def _object(line: bytes) -> dict[str, Any]:
    if line.count(b"[") + line.count(b"{") > MAX_NESTED:
        raise UnreadableError(f"It has more than {MAX_NESTED:,} brackets.")
    try:
        found = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise UnreadableError(f"It is not UTF-8 at byte {error.start}.") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableError("It is not valid JSON.") from error
    if not isinstance(found, dict):
        raise UnreadableError("It is not a JSON object.")
    return found


def _id_in(line: bytes) -> str:
    """Make out the id of a line that cannot be taken, so that its older state is not given up."""
    found = _ID.search(line, 0, 10_000)
    return str(json.loads(found[1])) if found is not None else ""


def _first_line(text: str) -> str:
    return text.split("\n", 1)[0].strip("# \t")[:_TITLE_CHARACTERS].strip() or "Untitled"
