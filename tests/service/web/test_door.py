import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.web.door import own_path


def test_it_works() -> None:
    assert own_path("/tickets/1042?q=lamp") == "/tickets/1042?q=lamp"


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "javascript:alert(1)",
        "tickets",
        "",
        "/\n//evil.example",
        "/\t/evil.example",
    ],
)
def test_another_site_leads_to_the_front_page(address: str) -> None:
    assert own_path(address) == "/"


@given(st.text(alphabet="/\\:aehtps.@?#\t\n "))
def test_whatever_is_asked_for_stays_on_this_site(address: str) -> None:
    path = own_path(address)
    assert path.startswith("/")
    assert not path.startswith(("//", "/\\"))
    assert "\n" not in path
    assert "\t" not in path
