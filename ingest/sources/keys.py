"""The names of sources that are places on this machine."""

from pathlib import Path


def key_of(kind: str, path: Path) -> str:
    """Name a folder or file as a source."""
    return f"{kind}:{path}"


def is_gone(key: str) -> bool:
    """Whether a source was a place on this machine that is not there any more.

    Its articles may then be taken over: a help centre that moved brings the same ids from its new
    place.
    """
    _, found, path = key.partition(":")
    return bool(found) and Path(path).is_absolute() and not Path(path).exists()
