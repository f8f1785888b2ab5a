from hypothesis import given
from hypothesis import strategies as st

from ingest.splitting.packing import packed


def spans(*parts: str) -> list[tuple[int, int]]:
    """Place atoms one after another, each with the gap behind it in the text they came from."""
    found, at = [], 0
    for part in parts:
        found.append((at, at + len(part.rstrip())))
        at += len(part)
    return found


def pieces(parts: list[str], tokens: list[int], room: int) -> list[str]:
    text = "".join(parts)
    return [text[start:end] for start, end in packed(text, spans(*parts), tokens, room)]


def test_it_works() -> None:
    parts = ["One.\n\n", "Two.\n\n", "Three.\n\n", "Four."]
    assert pieces(parts, [5, 5, 5, 5], 10) == ["One.\n\nTwo.", "Three.\n\nFour."]


def test_pieces_are_even_rather_than_full_and_a_rest() -> None:
    parts = ["a\n\n"] * 12
    lengths = [piece.count("a") for piece in pieces(parts, [1] * 12, 11)]
    assert min(lengths) >= 4


def test_it_does_not_cut_after_a_colon() -> None:
    parts = ["Words.\n\n", "Follow these:\n\n", "1. One\n", "2. Two"]
    assert pieces(parts, [4, 4, 4, 4], 12) == ["Words.", "Follow these:\n\n1. One\n2. Two"]


def test_it_does_not_cut_in_code() -> None:
    parts = ["Words.\n\n", "```\nrun\n\n", "stop\n```\n\n", "Words."]
    assert "```\nrun\n\nstop\n```" in " | ".join(pieces(parts, [4, 4, 4, 4], 12))


def test_an_atom_that_is_too_long_stands_alone() -> None:
    assert pieces(["a\n\n", "b\n\n", "c"], [1, 99, 1], 10) == ["a", "b", "c"]


@given(st.lists(st.integers(1, 20), min_size=1), st.integers(1, 40))
def test_every_atom_is_in_one_piece(tokens: list[int], room: int) -> None:
    parts = [f"{n}.\n\n" for n in range(len(tokens))]
    assert " ".join(pieces(parts, tokens, room)).split() == " ".join(parts).split()
