import pytest

from service.access import Access
from service.errors import InvalidRequestError, NotAllowedError
from service.storage.memory import MemoryStorage

PASSWORD = "correct horse battery"


@pytest.fixture
def access() -> Access:
    access = Access(MemoryStorage().access)
    access.add_agent("Ben@Acme.example", "Ben", PASSWORD)
    return access


def test_it_works(access: Access) -> None:
    assert access.sign_in(" ben@acme.EXAMPLE ", PASSWORD).name == "Ben"
    assert access.key(access.create_key("curl")).name == "curl"


@pytest.mark.parametrize(("email", "password"), [("ben@acme.example", "x"), ("eve@x.y", PASSWORD)])
def test_a_wrong_guess_does_not_tell_what_was_wrong(
    access: Access, email: str, password: str
) -> None:
    with pytest.raises(NotAllowedError, match="do not go together"):
        access.sign_in(email, password)


def test_an_unknown_key_is_refused(access: Access) -> None:
    with pytest.raises(NotAllowedError):
        access.key("dp_guess")


def test_an_address_is_taken_once(access: Access) -> None:
    assert not access.add_agent("BEN@acme.example", "Eve", PASSWORD)


def test_a_short_password_is_refused(access: Access) -> None:
    with pytest.raises(InvalidRequestError):
        access.add_agent("cleo@acme.example", "Cleo", "short")
