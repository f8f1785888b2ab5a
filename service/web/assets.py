"""The files that pages load, under an address that changes whenever one of them does."""

import hashlib
from pathlib import Path

FOLDER = Path(__file__).parent / "static"


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for file in sorted(FOLDER.iterdir()):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:12]


# Modules import one another by relative names, so they all carry the fingerprint, and a browser
# may keep them for good: going to the next ticket then asks the server for nothing but the ticket.
ADDRESS = f"/static/{_fingerprint()}"
"""Where the files are found."""
