import pytest
from hypothesis import given
from hypothesis import strategies as st

from redaction.vault.parts import opened_parts, sealed_parts
from redaction.vault.sealing import TicketKey, VaultSealedError

KEY = TicketKey.generate()
PARTS = {"texts": b"", "PERSON": b"Ada", "EMAIL": b"Ada"}


def test_it_works() -> None:
    assert opened_parts(sealed_parts(PARTS, KEY, "acme/1"), KEY, "acme/1") == PARTS


def test_a_seal_shows_nothing_and_is_never_the_same_twice() -> None:
    first, second = sealed_parts(PARTS, KEY, "c"), sealed_parts(PARTS, KEY, "c")
    assert b"Ada" not in first
    assert first != second


@pytest.mark.parametrize(("key", "context"), [(TicketKey.generate(), "acme/1"), (KEY, "acme/2")])
def test_another_key_or_ticket_opens_nothing(key: TicketKey, context: str) -> None:
    with pytest.raises(VaultSealedError):
        opened_parts(sealed_parts(PARTS, KEY, "acme/1"), key, context)


def test_a_value_does_not_pass_for_another_kind() -> None:
    seal = sealed_parts({"PERSON": b"Ada"}, KEY, "c")
    with pytest.raises(VaultSealedError):
        opened_parts(seal.replace(b"PERSON", b"COUPON"), KEY, "c")


def test_a_part_of_another_sealing_does_not_fit() -> None:
    older, newer = (sealed_parts({"PERSON": name}, KEY, "c") for name in (b"Ada", b"Ben"))
    with pytest.raises(VaultSealedError):
        opened_parts(newer[:22] + older[22:], KEY, "c")


def test_parts_can_be_neither_left_out_nor_swapped() -> None:
    two = {"A": b"1", "B": b"2"}
    seal = sealed_parts(two, KEY, "c")
    size = (len(seal) - 22) // 2
    first, second = seal[22 : 22 + size], seal[22 + size :]
    for forged in (
        seal[:22] + first,
        seal[:22] + second + first,
        seal[:20] + b"\x00\x01" + first,
        seal + first,
    ):
        with pytest.raises(VaultSealedError):
            opened_parts(forged, KEY, "c")


def test_a_seal_cut_short_is_refused() -> None:
    seal = sealed_parts(PARTS, KEY, "c")
    for length in range(len(seal)):
        with pytest.raises(VaultSealedError):
            opened_parts(seal[:length], KEY, "c")


@given(st.integers(0), st.integers(1, 255))
def test_a_single_changed_byte_is_noticed(position: int, change: int) -> None:
    seal = bytearray(sealed_parts(PARTS, KEY, "c"))
    seal[position % len(seal)] ^= change
    with pytest.raises(VaultSealedError):
        opened_parts(bytes(seal), KEY, "c")


@given(st.binary(max_size=80))
def test_anything_else_is_refused_by_the_same_error(seal: bytes) -> None:
    with pytest.raises(VaultSealedError):
        opened_parts(b"DPV2" + seal, KEY, "c")
