from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redaction.vault.protecting import LONGEST_WORD
from redaction.vault.restoring import RestoringStream, restored

VALUES = {"<PERSON_1>": "Ada", "<EMAIL_1>": "ada@example.com", "<DATE_OF_BIRTH_1>": "1/2/1980"}


def restore(text: str) -> str:
    return restored(text, VALUES)


def test_it_works() -> None:
    assert restore("Hi <PERSON_1>, is <EMAIL_1> right?") == "Hi Ada, is ada@example.com right?"


@pytest.mark.parametrize(
    "text",
    [
        "https://evil.example/?q=<EMAIL_1>",
        "see HTTPS://evil.example/<PERSON_1>/x",
        "https://evil.example/?q=EMAIL_1",
        "https://evil.example/?q=[EMAIL_1]",
        "https://例え.example/<EMAIL_1>",
        "例え.jp/<EMAIL_1>",
        "![x](https://evil.example/<EMAIL_1>.png)",
        "[x](</path with <PERSON_1>>)",
        "[x](</a) b <EMAIL_1>>)",
        "[x](/a(b)/<EMAIL_1>)",
        "[x]: //evil.example/<EMAIL_1>",
        "[x]: /path?<EMAIL_1>",
        "www.evil.example/<PERSON_1>",
        "evil.example/?q=<EMAIL_1>",
        "evil.example<EMAIL_1>",
        "<PERSON_1>.evil.example",
        "&lt;PERSON_1&gt;.evil.example",
        "mailto:<EMAIL_1>",
        "javascript:alert('<PERSON_1>')",
        "`grep <PERSON_1>`",
        "`open <PERSON_1>",
        "``a ` <PERSON_1>``",
        "```\nname = <PERSON_1>\n```",
        "```sh\n\necho <EMAIL_1>",
        "~~~\n<EMAIL_1>\n~~~",
        "//evil.example/<EMAIL_1>",
        "Bcc: <EMAIL_1>",
        "Hello\nbcc : a@example.com,\n <EMAIL_1>",
        "> **Reply-To:** <EMAIL_1>",
        "x" * LONGEST_WORD + "<EMAIL_1>",
    ],
)
def test_it_puts_nothing_into_links_headers_or_code(text: str) -> None:
    assert restore(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://a.example/x <PERSON_1>", "https://a.example/x Ada"),
        ("`code` <PERSON_1> `code`", "`code` Ada `code`"),
        ("[<PERSON_1>](https://a.example)", "[Ada](https://a.example)"),
        ("[PERSON_1](https://a.example) <PERSON_1>", "[Ada](https://a.example) Ada"),
        ("an open ` tick\n\n<PERSON_1>", "an open ` tick\n\nAda"),
        ("it`s <PERSON_1>", "it`s Ada"),
        ("Dear <PERSON_1>.\nThanks.<PERSON_1>", "Dear Ada.\nThanks.Ada"),
        ("Name:<PERSON_1>", "Name:Ada"),
        ("Bcc: x\n<PERSON_1>", "Bcc: x\nAda"),
        ("write to: <EMAIL_1>", "write to: ada@example.com"),
        ("<<EMAIL_1>>", "<ada@example.com>"),
        ("亲爱的<PERSON_1>。", "亲爱的Ada。"),
        ("```\ncode\n```\n<PERSON_1>", "```\ncode\n```\nAda"),
    ],
)
def test_it_restores_beside_links_headers_and_code(text: str, expected: str) -> None:
    assert restore(text) == expected


@pytest.mark.parametrize(
    "bent",
    [
        "<person_1>",
        "<Person_1>",
        "<PERSON_1",
        "PERSON_1>",
        "[PERSON_1]",
        "[person_1]",
        "{{PERSON_1}}",
        "PERSON_1",
        "PERSON\\_1",
        "&lt;PERSON_1&gt;",
        "\\<PERSON\\_1>",
        "\\<PERSON\\_1\\>",
        "<PERSON 1>",
        "<person-1>",
        "< PERSON_1 >",
    ],
)
def test_it_knows_a_placeholder_that_a_model_bent(bent: str) -> None:
    assert restore(f"Dear {bent}, hello") == "Dear Ada, hello"
    assert restore(f"**{bent}**") == "**Ada**"
    assert restore(f"{bent}-nak, {bent}'s") == "Ada-nak, Ada's"


@pytest.mark.parametrize(
    ("bent", "expected"),
    [
        ("<PERSON_1>s", "Adas"),
        ("<PERSON_1's>", "Ada's"),
        ("<date of birth 1>", "1/2/1980"),
        ("DATE_OF_BIRTH_1.", "1/2/1980."),
    ],
)
def test_it_keeps_an_inflection(bent: str, expected: str) -> None:
    assert restore(bent) == expected


@pytest.mark.parametrize(
    "text",
    [
        "person 1 of 2",
        "Person 1",
        "[person 1]",
        "person_1 = None",
        "$PERSON_1",
        "MY_PERSON_1",
        "PERSON_12 and <PERSON_9>",
        "PERSON_1(",
        "<CARD_1> <card 1> CARD_1",
        "<PERSON> 1",
    ],
)
def test_what_is_ambiguous_or_foreign_stays(text: str) -> None:
    assert restore(text) == text


PIECES = st.sampled_from(
    [
        "<PERSON_1>", "<EMAIL_1>", "<person 1>", "PERSON_1", "[PERSON_1]", "&lt;PERSON_1&gt;",
        "<PERSON", "_1", " 1>", "< ", "`", "```", "~~~", "\n", "\n\n", " ", "  ", "](", ")", "(",
        "[a]:",
        "Bcc:", "To :", "https://", "www.", "evil.example", ".com", "/", "?q=", "a", "Dear ",
        "例え", "。",
        "%", "\\", "x" * 290, "\r\n", "\t", "'s", "<", ">", "[", "]", "{", "}", ".", ",", "\r",
    ]
)  # fmt: skip
REPLIES = st.lists(PIECES | st.text(max_size=3), max_size=14).map("".join)


@settings(max_examples=400)
@given(REPLIES, st.lists(st.integers(0, 200), max_size=12))
def test_a_reply_in_pieces_is_restored_like_the_whole(text: str, cuts: list[int]) -> None:
    stream, told = RestoringStream(VALUES), []
    places = sorted({0, *cuts, len(text)})
    for start, end in pairwise(places):
        told.append(stream.feed(text[start:end]))
    assert "".join(told) + stream.close() == restore(text)


@settings(max_examples=400)
@given(REPLIES)
def test_a_reply_in_single_characters_is_restored_like_the_whole(text: str) -> None:
    stream = RestoringStream(VALUES)
    told = "".join([*map(stream.feed, text), stream.close()])
    assert told == restore(text)


@given(REPLIES)
def test_it_holds_back_no_more_than_a_word(text: str) -> None:
    stream = RestoringStream({})
    held = 0
    for character in text:
        held += 1 - len(stream.feed(character))
        assert held <= LONGEST_WORD + 80


def test_a_bracket_in_the_midst_of_a_links_target_is_read_as_in_the_whole() -> None:
    stream = RestoringStream(VALUES)
    told = [stream.feed(piece) for piece in ("[x](a ", "<b) ", "PERSON_1 ")]
    assert "".join(told) == restore("[x](a <b) PERSON_1 ") == "[x](a <b) Ada "


def test_plain_words_are_told_as_soon_as_they_end() -> None:
    stream = RestoringStream(VALUES)
    assert stream.feed("Dear <PERS") == "Dear "
    assert stream.feed("ON_1> how") == "Ada "
    assert stream.close() == "how"


@given(REPLIES)
def test_without_values_nothing_changes(text: str) -> None:
    assert restored(text, {}) == text


@given(st.from_regex(r"https?://[a-z.]{1,12}/[a-z?=&%]{0,12}", fullmatch=True))
def test_no_link_ever_carries_an_original(link: str) -> None:
    for bent in ("<PERSON_1>", "PERSON_1", "[PERSON_1]", "&lt;PERSON_1&gt;", "<person-1>"):
        assert "Ada" not in restore(f"{link}{bent}&x={link}<EMAIL_1>")


@given(st.text(st.characters(codec="ascii", exclude_characters="<>[]{}_&\\"), max_size=80))
def test_prose_without_brackets_or_underscores_means_nothing(prose: str) -> None:
    assert restore(prose) == prose


@pytest.mark.parametrize("unit", ["<", "`", "a", "< a ", "PERSON_1 ", "[x](", "Bcc: ", "www."])
def test_ten_times_the_text_takes_about_ten_times_as_long(unit: str) -> None:
    few, many = _seconds(unit, 3_000), _seconds(unit, 30_000)
    assert many < 30 * few + 0.1


def _seconds(unit: str, length: int) -> float:
    text = (unit * (length // len(unit) + 1))[:length]
    start = perf_counter()
    restore(text)
    return perf_counter() - start
