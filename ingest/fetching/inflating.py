"""Bytes from the net, unpacked within a limit: a kilobyte of gzip can stand for a megabyte."""

import zlib
from collections.abc import Iterable, Iterator

from ingest.unreadable import UnreadableError

GZIP_MARK = b"\x1f\x8b"
_GZIP = zlib.MAX_WBITS | 16


def read_within(chunks: Iterable[bytes], max_bytes: int) -> bytes:
    """Join chunks. Raises UnreadableError as soon as they are more than ``max_bytes``."""
    read = bytearray()
    for chunk in chunks:
        read += chunk
        if len(read) > max_bytes:
            raise UnreadableError(f"It is larger than {max_bytes / 1_000_000:g} MB.")
    return bytes(read)


def inflated(chunks: Iterable[bytes], max_bytes: int) -> Iterator[bytes]:
    """Unpack gzip piece by piece, no more at once than ``max_bytes`` and one.

    Raises UnreadableError if it is no gzip, or ends too early.
    """
    stream = zlib.decompressobj(_GZIP)
    begun = False
    for packed in chunks:
        rest = packed
        while rest:
            if stream.eof:
                stream = zlib.decompressobj(_GZIP)  # Some writers join several files to one.
            try:
                yield stream.decompress(rest, max_bytes + 1)
            except zlib.error as error:
                raise UnreadableError("It is packed with gzip, and damaged.") from error
            begun = True
            rest = stream.unused_data if stream.eof else stream.unconsumed_tail
    if begun and not stream.eof:
        raise UnreadableError("It is packed with gzip, and its end is missing.")
