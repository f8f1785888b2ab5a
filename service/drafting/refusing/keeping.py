"""Keep what was learned of a library's own cases where the service finds it.

A file in the home folder, beside the library: it is one company's, it is learned anew as a whole
and never changed in part, and whoever wants the usual calibration back deletes it.
"""

import os
import tempfile
from pathlib import Path

from service.drafting.refusing.calibration import Calibration

FILE = "confidence.json"


def kept_calibration(home: Path) -> Calibration | None:
    """Read a company's own calibration; None if it has none.

    Raises ValueError that names the file if it cannot be read.
    """
    path = home / FILE
    try:
        return Calibration.read(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise ValueError(f"{path} cannot be read; delete it, or fit it anew. {error}") from error


def keep(calibration: Calibration, home: Path) -> Path:
    """Keep a calibration, in the place of the one before, wholly or not at all."""
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=home, delete=False) as file:
        file.write(calibration.spelled())
        file.flush()
        os.fsync(file.fileno())
    return Path(file.name).replace(home / FILE)
