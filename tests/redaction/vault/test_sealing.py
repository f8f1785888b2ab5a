import pytest
from hypothesis import given
from hypothesis import strategies as st

from redaction.vault.sealing import VaultKey, VaultSealedError, opened, sealed

KEY = VaultKey.generate()


def test_it_works() -> None:
    assert opened(sealed(b"Ada", KEY, "acme/1"), [KEY], "acme/1") == b"Ada"


def test_a_seal_shows_nothing_and_is_never_the_same_twice() -> None:
    first, second = sealed(b"Ada Lovelace", KEY, "acme/1"), sealed(b"Ada Lovelace", KEY, "acme/1")
    assert b"Ada" not in first
    assert first != second


def test_the_key_that_sealed_it_is_found_among_several() -> None:
    keys = [VaultKey.generate(), KEY]
    assert opened(sealed(b"Ada", KEY, "acme/1"), keys, "acme/1") == b"Ada"


@pytest.mark.parametrize(
    ("keys", "context"),
    [([VaultKey.generate()], "acme/1"), ([], "acme/1"), ([KEY], "globex/1")],
)
def test_another_key_or_another_ticket_opens_nothing(keys: list[VaultKey], context: str) -> None:
    with pytest.raises(VaultSealedError):
        opened(sealed(b"Ada", KEY, "acme/1"), keys, context)


def test_another_secret_under_the_same_id_opens_nothing() -> None:
    impostor = VaultKey(KEY.id, bytes(32))
    with pytest.raises(VaultSealedError):
        opened(sealed(b"Ada", KEY, "acme/1"), [impostor], "acme/1")


@given(st.integers(0), st.integers(1, 255))
def test_a_single_changed_byte_is_noticed(position: int, change: int) -> None:
    seal = bytearray(sealed(b"Ada", KEY, "acme/1"))
    seal[position % len(seal)] ^= change
    with pytest.raises(VaultSealedError):
        opened(bytes(seal), [KEY], "acme/1")


@given(st.binary(max_size=60))
def test_anything_else_is_refused_by_the_same_error(seal: bytes) -> None:
    with pytest.raises(VaultSealedError):
        opened(seal, [KEY], "acme/1")


def test_a_seal_cut_short_is_refused() -> None:
    seal = sealed(b"Ada", KEY, "acme/1")
    for length in range(len(seal)):
        with pytest.raises(VaultSealedError):
            opened(seal[:length], [KEY], "acme/1")


def test_a_key_survives_being_written_down() -> None:
    assert VaultKey.from_text(KEY.to_text()) == KEY


def test_plain_base64_is_a_key_too() -> None:
    plain = KEY.to_text().partition(":")[2]
    assert VaultKey.from_text(plain).secret == KEY.secret


@pytest.mark.parametrize("text", ["", "short", "a:!!!", "aGVsbG8="])
def test_what_is_no_key_is_refused_without_being_shown(text: str) -> None:
    with pytest.raises(ValueError, match="vault key") as refused:
        VaultKey.from_text(text)
    assert text == "" or text not in str(refused.value)


def test_a_key_does_not_show_its_secret() -> None:
    assert KEY.to_text().partition(":")[2] not in repr(KEY)
    assert repr(KEY.secret) not in repr(KEY)
