import time

import pytest

from service.drafting.guarding.links import host_of, is_mixed, is_within, links_in, plainly


def hosts(text: str) -> list[str]:
    return [link.host for link in links_in(plainly(text))]


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("See https://evil.example/a?b=c.", "evil.example"),
        ("See http://user@evil.example:8080/", "evil.example"),
        ("See evil.example today", "evil.example"),
        ("See www.evil.example", "www.evil.example"),
        ("See //evil.example/x", "evil.example"),
        ("See https:\\\\evil.example", "evil.example"),
        ("Write to me@evil.example", "evil.example"),
        ("evil dot com", "evil.com"),
        ("evil[.]example", "evil.example"),
        ("evil (dot) example", "evil.example"),
        ("https://evil。example/x", "evil.example"),
        ("ｅｖｉｌ．ｅｘａｍｐｌｅ", "evil.example"),  # noqa: RUF001 - wide letters
        ("ev\u200bil.example", "evil.example"),
        ("hеlp.acme.example", "hеlp.acme.example"),  # noqa: RUF001 - a Cyrillic letter
    ],
)
def test_it_works(text: str, host: str) -> None:
    assert hosts(text) == [host]


@pytest.mark.parametrize(
    "text",
    ["Hold it for 2.4 seconds, e.g. now.", "Press the dot on the button.", "At 9 a.m. or 5 p.m."],
)
def test_a_sentence_without_links_has_none(text: str) -> None:
    assert hosts(text) == []


def test_a_scheme_that_needs_no_host_is_a_link() -> None:
    assert [link.text for link in links_in("javascript:alert(1)")] == ["javascript:alert(1"]


def test_an_address_that_carries_something_is_not_plain() -> None:
    texts = (
        "https://a.example/x",
        "https://a.example/?q=1",
        "https://b@a.example",
        "ftp://a.example",
    )
    assert [link.is_plain for text in texts for link in links_in(text)] == [
        True,
        False,
        False,
        False,
    ]


def test_a_host_is_within_another_by_whole_labels() -> None:
    company = frozenset({"acme.example"})
    assert is_within("help.acme.example", company)
    assert not is_within("notacme.example", company)
    assert not is_within("acme.example.evil.example", company)


def test_a_host_that_mixes_alphabets_is_told() -> None:
    assert is_mixed("hеlp.acme.example")  # noqa: RUF001 - a Cyrillic letter
    assert not is_mixed("пример.example")
    assert not is_mixed("help.acme.example")


def test_the_host_of_an_article_is_read() -> None:
    assert host_of("https://Help.Acme.example/pair") == "help.acme.example"
    assert host_of("") == ""
    assert host_of("https://[broken") == ""


@pytest.mark.parametrize("unit", ["a", "a.", "a@", "http://", "//", " dot com", ".", "a-", "www."])
def test_many_links_take_no_time(unit: str) -> None:
    began = time.perf_counter()
    list(links_in(plainly(unit * (5000 // len(unit)))))
    assert time.perf_counter() - began < 1
