import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.suites.leaks import searching
from eval.suites.leaks.searching import Canaries, Trace

CANARIES = ["Zdenka Quillfeather", "4111 1111 1111 1111", "hunter2-marmalade", "Zoë Ångström"]


def found(haystack: bytes) -> set[str]:
    return {trace.canary for trace in Canaries(CANARIES).in_bytes(haystack)}


def test_it_works() -> None:
    traces = list(Canaries(CANARIES).in_bytes(b"I am Zdenka Quillfeather."))
    assert traces == [Trace("Zdenka Quillfeather", 5, 24)]


@pytest.mark.parametrize(
    ("haystack", "canary"),
    [
        (b"ZDENKA QUILLFEATHER", CANARIES[0]),
        (b"zdenkaquillfeather@example.org", CANARIES[0]),
        (b"?q=Zdenka%20Quillfeather", CANARIES[0]),
        ("x Zdenka Quillfeather".encode("utf-16-le"), CANARIES[0]),
        (b"4111111111111111", CANARIES[1]),
        ("Zoë Ångström".encode(), CANARIES[3]),
        (b'"Zo\\u00eb \\u00c5ngstr\\u00f6m"', CANARIES[3]),
    ],
)
def test_a_canary_is_found_in_the_spellings_it_may_be_kept_in(haystack: bytes, canary: str) -> None:
    assert found(haystack) == {canary}


def test_a_part_is_not_the_whole() -> None:
    assert found(b"Zdenka Quill, hunter2, 4111 1111 1111 1112, <PERSON_1>") == set()


def test_canaries_with_the_same_beginning_are_told_apart() -> None:
    canaries = Canaries(["github_pat_one", "github_pat_two"])
    assert [t.canary for t in canaries.in_bytes(b"..github_pat_two..")] == ["github_pat_two"]


@given(st.integers(0, 40), st.integers(0, 40))
def test_it_is_found_wherever_it_stands(before: int, after: int) -> None:
    assert found(b"." * before + b"hunter2-marmalade" + b"." * after) == {"hunter2-marmalade"}


def test_nothing_is_missed_or_counted_twice_at_a_seam(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "log"
    for chunk in range(20, 80):
        monkeypatch.setattr(searching, "_CHUNK", chunk)
        path.write_bytes(b"x" * 37 + b"hunter2-marmalade" + b"y" * 50 + b"Zdenka Quillfeather")
        traces = list(Canaries(CANARIES).in_file(path))
        assert [(t.canary, t.start) for t in traces] == [(CANARIES[2], 37), (CANARIES[0], 104)]


def test_noise_holds_no_canary() -> None:
    assert found(os.urandom(100_000)) == set()


def test_no_canaries_are_found_nowhere() -> None:
    assert list(Canaries([]).in_bytes(b"anything at all")) == []
