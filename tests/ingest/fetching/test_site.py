import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.fetching.site import Site
from ingest.unreadable import UnreadableError

ACME = Site.of("https://Help.Acme.example/hc")


def test_it_works() -> None:
    assert Site("https", "help.acme.example") == ACME
    assert ACME.own("https://HELP.acme.example:443/a b#c") == "https://help.acme.example/a%20b"
    assert ACME.own("../b", "https://help.acme.example/a/c") == "https://help.acme.example/b"


@pytest.mark.parametrize("end", ["", "/", "#top", "/#top"])
def test_one_address_has_one_spelling(end: str) -> None:
    assert ACME.own(f"https://help.acme.example{end}") == "https://help.acme.example/"


def test_a_sitemap_from_before_https_is_read_with_it() -> None:
    assert ACME.own("http://help.acme.example/a") == "https://help.acme.example/a"


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("https://globex.example/", "another site"),
        ("https://help.acme.example.globex.example/", "another site"),
        ("https://help.acme.example@globex.example/", "user name"),
        ("https://ada:secret@help.acme.example/", "user name"),
        ("https://help.acme.example:8443/", "another port"),
        ("http://help.acme.example:443/", "another port"),
        ("file:///etc/passwd", "neither http nor https"),
        ("gopher://help.acme.example/", "neither http nor https"),
        ("/a", "neither http nor https"),
        ("https://", "neither http nor https"),
        ("https://help.acme.example/" + "a" * 3000, "longer than"),
        ("https://[::1", "no address"),
    ],
)
def test_what_is_not_of_the_site_is_refused(address: str, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        ACME.own(address)


def test_a_port_that_was_stated_is_kept() -> None:
    site = Site.of("http://localhost:8080/sitemap.xml")
    assert site.origin == "http://localhost:8080"
    assert site.own("http://localhost:8080/a") == "http://localhost:8080/a"
    with pytest.raises(UnreadableError):
        site.own("http://localhost/a")


def test_an_address_in_digits_is_spelled_as_one() -> None:
    assert Site.of("http://[::1]:80/a").origin == "http://[::1]"


@given(st.text(max_size=60))
def test_whatever_is_its_own_is_on_its_host(text: str) -> None:
    with contextlib.suppress(UnreadableError):
        assert ACME.own(text, "https://help.acme.example/").startswith("https://help.acme.example/")
