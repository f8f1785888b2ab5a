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
