import gzip
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.fetching.inflating import inflated, read_within
from ingest.unreadable import UnreadableError

pieces = st.lists(st.binary(max_size=200), max_size=5)


def cut(raw: bytes, size: int) -> list[bytes]:
    return [raw[at : at + size] for at in range(0, len(raw), size)]


def test_it_works() -> None:
    assert read_within(inflated([gzip.compress(b"Hold the button.")], 100), 100) == (
        b"Hold the button."
    )


@given(pieces, st.integers(1, 50))
def test_joined_files_come_back_however_they_are_cut(files: list[bytes], size: int) -> None:
    packed = b"".join(map(gzip.compress, files))
    assert read_within(inflated(cut(packed, size), 2000), 2000) == b"".join(files)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    tracemalloc.start()
    with pytest.raises(UnreadableError, match="larger than 1 MB"):
        read_within(inflated([bomb], 1_000_000), 1_000_000)
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


@pytest.mark.parametrize(
    ("packed", "reason"),
    [(gzip.compress(b"text", mtime=0)[:-9], "end is missing"), (b"text", "damaged")],
)
def test_half_a_file_is_no_file(packed: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read_within(inflated([packed], 100), 100)


def test_the_limit_itself_is_allowed() -> None:
    assert read_within([b"abc", b"de"], 5) == b"abcde"
    with pytest.raises(UnreadableError):
        read_within([b"abc", b"def"], 5)
