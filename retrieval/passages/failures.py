"""What can go wrong with the database, in sentences for people.

LibraryFailedError
├── LibraryNotChangedError   a change failed; the library is as it was before
└── LibraryNewerError        a newer program laid out its tables
"""

from sqlalchemy.exc import OperationalError


class LibraryFailedError(Exception):
    """The library's database cannot do what is asked of it."""


class LibraryNotChangedError(LibraryFailedError):
    """A change could not be written; the library is as it was before."""

    def __init__(self, error: OperationalError) -> None:
        # Only what the database says: the statement and its values would be an article's words.
        super().__init__(
            f"The library could not be changed ({error.orig}). It is as it was before. "
            "Check the disk's free space and who may write to the library's folder."
        )


class LibraryNewerError(LibraryFailedError):
    """A newer program laid out the tables."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(
            f"The library has layout {found}, and this program knows layouts up to {known}. "
            "Use the newer program, or another folder."
        )
