"""Make a model's folder in the cache: once, wholly or not at all."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

from filelock import FileLock


def made_once(folder: Path, make: Callable[[Path], None]) -> Path:
    """Return the folder, having ``make`` fill an empty one first if it is not there.

    Of two processes one makes it and the other waits. A process killed on the way leaves only a
    temporary folder beside the place, which the next one clears away.
    """
    if folder.is_dir():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(folder.parent / f"{folder.name}.lock"):
        if not folder.is_dir():
            _make(folder, make)
    return folder


def _make(folder: Path, make: Callable[[Path], None]) -> None:
    """Build in a temporary folder beside the place, then rename it into the place."""
    # Its name says whose it is: another model may be on its way in the same cache.
    prefix = f".partial-{folder.name}-"
    for leftover in folder.parent.glob(f"{prefix}*"):
        shutil.rmtree(leftover)
    partial = Path(mkdtemp(prefix=prefix, dir=folder.parent))
    try:
        make(partial)
        for made in (*partial.rglob("*"), partial):
            _to_disk(made)
        partial.rename(folder)
    except BaseException:
        # Where the disk was full, it must not stay so.
        shutil.rmtree(partial, ignore_errors=True)
        raise
    _to_disk(folder.parent)


def _to_disk(path: Path) -> None:
    """Have the disk hold the file or folder, so that a rename never outlives its content."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
