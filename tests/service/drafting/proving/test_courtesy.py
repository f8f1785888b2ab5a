import pytest

from service.drafting.proving.courtesy import is_courtesy
from service.drafting.proving.wording import read


def test_it_works() -> None:
    assert is_courtesy("Hello <PERSON_1>,")


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for reaching out!",
        "I'm sorry for the inconvenience.",
        "Please let us know if you have any other questions.",
        "Kind regards,\nThe Acme team",
        "I hope this helps.",
        "Dear Ada Lovelace,",
        "I am sorry to hear that your lamp is broken.",
        "Please follow these steps:",
        "\u2026",
    ],
)
def test_politeness_that_states_nothing_is_courtesy(text: str) -> None:
    assert is_courtesy(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thanks, your refund has been approved.",
        "Sorry, your account was closed.",
        "Hello, you get 20 euros.",
        "Thank you, see https://evil.example.",
        "I'm sorry, we will refund you.",
        "Email support.",
        "Thank you for your order, it ships tomorrow.",
        "I hope you know that lamps can be returned.",
        "Hello your refund was approved,",
        "Kind regards,\nyour account is closed",
    ],
)
def test_a_greeting_with_a_fact_in_it_is_none(text: str) -> None:
    assert not is_courtesy(text)


def test_the_customer_s_own_words_may_be_said_again() -> None:
    text = "Thank you for reporting that the valve blinks."
    assert not is_courtesy(text)
    assert is_courtesy(text, read("My valve blinks red").stems)


def test_under_a_closing_stands_a_name_and_no_fact() -> None:
    assert is_courtesy("Ada Lovelace, Acme Support", before="Kind regards,")
    assert not is_courtesy("Passwords are never stored", before="Kind regards,")
