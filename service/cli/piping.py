"""Redact an open pipe: what is typed, transcribed or logged, given on as soon as it is safe."""

import codecs
import sys
from collections.abc import Iterator
from io import BufferedReader
from typing import cast

from redaction.redactor import RedactionFailedError, Redactor
from redaction.streaming import redact_pieces
from service.errors import RedactionUnavailableError

_BLOCK_BYTES = 65_536


def redact_pipe(redactor: Redactor) -> None:
    """Redact standard input to standard output, sentence by sentence.

    Raises RedactionUnavailableError; what was given before stays given.
    """
    try:
        for text in redact_pieces(redactor, _pieces()):
            sys.stdout.buffer.write(text.encode(errors="backslashreplace"))
            sys.stdout.buffer.flush()
    except RedactionFailedError as error:
        raise RedactionUnavailableError(str(error)) from None


def _pieces() -> Iterator[str]:
    """Read what has come so far, whatever bytes it has, without waiting for more."""
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    stream = cast("BufferedReader", sys.stdin.buffer)
    while block := stream.read1(_BLOCK_BYTES):
        yield decoder.decode(block)
    yield decoder.decode(b"", final=True)
