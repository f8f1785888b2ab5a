from collections.abc import Callable

import pytest

from redaction.recognizers.passwords import RECOGNIZERS

Find = Callable[[object, str], list[tuple[str, str]]]


def test_it_works(find: Find) -> None:
    assert find(RECOGNIZERS, "my password is hunter2! and") == [("PASSWORD", "hunter2!")]


@pytest.mark.parametrize(
    "text",
    [
        "my password is incorrect",
        "the password is not accepted",
        "I forgot my password",
        "password reset",
        "password: ********",
        "the password was changed",
        "change my password to something else",
        "pin 13 to GND",
        "error code 404123",
        "my password has expired",
        "confirmation of order 123456",
    ],
)
def test_it_leaves_the_rest(find: Find, text: str) -> None:
    assert find(RECOGNIZERS, text) == []


def test_it_finds_a_password_after_a_colon(find: Find) -> None:
    assert find(RECOGNIZERS, "Password: Summer2024") == [("PASSWORD", "Summer2024")]


def test_it_finds_a_quoted_password_of_several_words(find: Find) -> None:
    assert find(RECOGNIZERS, "my password is 'correct horse'") == [("PASSWORD", "correct horse")]


def test_it_finds_a_password_of_one_plain_word(find: Find) -> None:
    assert find(RECOGNIZERS, "my password is swordfish") == [("PASSWORD", "swordfish")]


def test_it_finds_a_password_without_its_sentence_s_full_stop(find: Find) -> None:
    assert find(RECOGNIZERS, "The password is tr0ub4dor.") == [("PASSWORD", "tr0ub4dor")]


def test_it_finds_a_pin(find: Find) -> None:
    assert find(RECOGNIZERS, "my pin is 4821") == [("PASSWORD", "4821")]


def test_it_finds_a_one_time_code(find: Find) -> None:
    assert find(RECOGNIZERS, "verification code 339201") == [("PASSWORD", "339201")]


def test_it_finds_a_password_right_after_its_label(find: Find) -> None:
    assert find(RECOGNIZERS, "password 4352") == [("PASSWORD", "4352")]


def test_it_finds_the_key_of_a_network(find: Find) -> None:
    assert find(RECOGNIZERS, "wifi key: abcd1234efgh") == [("PASSWORD", "abcd1234efgh")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("OTP 4821", "4821"),
        ("the code is 123456", "123456"),
        ("your code 839201 expired", "839201"),
        ("verification code: G-123456", "G-123456"),
        ("here is my otp 44 21 90", "44 21 90"),
        ("our pin is 4711", "4711"),
        ("Passwort ist Sommer-24!", "Sommer-24!"),
        ("mot de passe : Soleil99", "Soleil99"),
        ("password 5698", "5698"),
    ],
)
def test_it_finds_codes_and_passwords_in_many_words(find: Find, text: str, value: str) -> None:
    assert find(RECOGNIZERS, text) == [("PASSWORD", value)]


@pytest.mark.parametrize(
    "text",
    [
        "error code 4821",
        "in case your password is stolen",
        "the password of the Redis host",
        "passwords to establish it",
        "passphrase: optional",
        "pin 5 in place",
    ],
)
def test_it_leaves_other_codes_and_words(find: Find, text: str) -> None:
    assert find(RECOGNIZERS, text) == []


@pytest.mark.parametrize("value", ["D(B#Omkb%c4J", "%b48VVviA+L@", "$J&!E)p^Y8Gf", "48151"])
def test_a_password_of_signs_is_found_without_a_word_between(find: Find, value: str) -> None:
    text = f"I tried the password {value} three times."
    assert ("PASSWORD", value) in find(RECOGNIZERS, text)


@pytest.mark.parametrize(
    "text", ["The password 3 times failed", "reset the password https://a.b/1"]
)
def test_what_follows_the_word_password_may_be_none(find: Find, text: str) -> None:
    assert find(RECOGNIZERS, text) == []
