"""A folder of files: Markdown, MDX, HTML and text."""

import os
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from ingest.cleaning import CLEANERS
from ingest.sources.file import read_article
from ingest.sources.keys import key_of
from ingest.sources.source import Found, Refused, SourceVanishedError
from ingest.unreadable import UnreadableError

MAX_BYTES = 10_000_000
"""The largest file that is read: ten megabytes of text are three thousand pages."""


_LICENCES = frozenset({"LICENSE", "LICENCE", "COPYING"})


class FolderSource:
    """Reads every article file of a folder and its subfolders, in the order of their paths.

    A licence in the top folder is about the articles and none of them, so it is passed over.
    Files and folders whose names begin with a dot are passed over; so are linked folders. A linked
    file is read if it is below the folder too.
    """

    def __init__(self, path: Path, *, max_bytes: int = MAX_BYTES) -> None:
        self._folder = path.resolve()
        self._max_bytes = max_bytes

    @property
    def key(self) -> str:
        """Names the folder by its resolved path."""
        return key_of("folder", self._folder)

    def __len__(self) -> int:
        return sum(1 for _ in self._paths()) if self._folder.is_dir() else 0

    def entries(self) -> Iterator[Found | Refused]:
        """Read every file once.

        Raises SourceVanishedError if there is no such folder, or it cannot be listed.
        """
        if not self._folder.is_dir():
            raise SourceVanishedError(f"There is no folder {self._folder}.")
        for path in self._paths():
            yield self._entry(path)

    def _paths(self) -> Iterator[Path]:
        """Walk the folder, sorted at every level, without following links."""
        for folder, folders, files in os.walk(self._folder, onerror=_refuse_listing):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(files):
                path = Path(folder, name)
                is_licence = path.stem.upper() in _LICENCES and path.parent == self._folder
                if not name.startswith(".") and path.suffix.lower() in CLEANERS and not is_licence:
                    yield path

    def _entry(self, path: Path) -> Found | Refused:
        name = _printable(path.relative_to(self._folder).as_posix())
        try:
            return Found(name, read_article(name, self._read(path)))
        except UnreadableError as error:
            return Refused(name, str(error))
        except OSError as error:
            return Refused(name, f"It cannot be read: {error.strerror or type(error).__name__}.")
        except RuntimeError:  # Python's word for links that lead to one another
            return Refused(name, "It is a link that leads in a circle.")

    def _read(self, path: Path) -> bytes:
        if not path.resolve(strict=True).is_relative_to(self._folder):
            raise UnreadableError("It is a link that leads out of the folder.")
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableError("It is not a file.")
        with path.open("rb") as file:
            raw = file.read(self._max_bytes + 1)
        if len(raw) > self._max_bytes:
            limit = self._max_bytes / 1_000_000
            raise UnreadableError(f"It is larger than {limit:g} MB.")
        return raw


def _refuse_listing(error: OSError) -> None:
    # A folder that cannot be listed may hold articles that would else count as removed.
    reason = f"{error.filename} cannot be listed: {error.strerror}."
    raise SourceVanishedError(reason) from error


def _printable(name: str) -> str:
    """Spell a path the same on every system; bytes that are no characters as escapes."""
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return unicodedata.normalize("NFC", text)
