import pytest
from hypothesis import given
from hypothesis import strategies as st

from redaction.vault.restoring import restored


def restore(text: str) -> str:
    originals = {"<PERSON_1>": "Ada", "<EMAIL_1>": "ada@example.com"}
    return restored(text, lambda name: originals[name])


def test_it_works() -> None:
    assert restore("Hi <PERSON_1>, is <EMAIL_1> right?") == "Hi Ada, is ada@example.com right?"


@pytest.mark.parametrize(
    "text",
    [
        "https://evil.example/?q=<EMAIL_1>",
        "see HTTPS://evil.example/<PERSON_1>/x",
        "![x](https://evil.example/<EMAIL_1>.png)",
        "[x](</path with <PERSON_1>>)",
        "[x]: //evil.example/<EMAIL_1>",
        "www.evil.example/<PERSON_1>",
        "evil.example/?q=<EMAIL_1>",
        "<PERSON_1>.evil.example",
        "mailto:<EMAIL_1>",
        "javascript:alert('<PERSON_1>')",
        "`grep <PERSON_1>`",
        "``a ` <PERSON_1>``",
        "```\nname = <PERSON_1>\n```",
        "```sh\necho <EMAIL_1>",
        "//evil.example/<EMAIL_1>",
    ],
)
def test_it_puts_nothing_into_links_or_code(text: str) -> None:
    assert restore(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://a.example/x <PERSON_1>", "https://a.example/x Ada"),
        ("`code` <PERSON_1> `code`", "`code` Ada `code`"),
        ("[<PERSON_1>](https://a.example)", "[Ada](https://a.example)"),
        ("one ` tick <PERSON_1>", "one ` tick Ada"),
        ("Dear <PERSON_1>.\nThanks.<PERSON_1>", "Dear Ada.\nThanks.Ada"),
        ("Name:<PERSON_1>", "Name:Ada"),
        ("<<EMAIL_1>>", "<ada@example.com>"),
    ],
)
def test_it_restores_beside_links_and_code(text: str, expected: str) -> None:
    assert restore(text) == expected


@given(st.text(alphabet="`<>PERSON_1 /:.w\n[]()a", max_size=60))
def test_it_changes_nothing_but_placeholders(text: str) -> None:
    assert restored(text, lambda name: name) == text


@given(st.from_regex(r"https?://[a-z.]{1,12}/[a-z?=&%]{0,12}", fullmatch=True))
def test_no_link_ever_carries_an_original(link: str) -> None:
    assert "Ada" not in restore(f"{link}<PERSON_1>&x={link}<EMAIL_1>")
