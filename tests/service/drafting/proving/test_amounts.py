import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.drafting.proving.amounts import amounts, unstated
from service.drafting.proving.wording import evenly_spelt


def differ(claim: str, source: str) -> bool:
    return any(unstated(amounts(evenly_spelt(claim)), amounts(evenly_spelt(source))))


def test_it_works() -> None:
    assert not differ("2 hours", "120 minutes")


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("two hours", "2 hours"),
        ("5 GBP", "£5"),
        ("twenty-five minutes", "25 minutes"),
        ("a 30-day period", "30 days"),
        ("1,000 users", "1000 users"),
        ("2 GB", "2000 MB"),
        ("at 5 pm", "at 17:00"),
        ("on October 16", "on 16 October 2025"),
        ("in 2025", "on 16 October 2025"),
        ("2025-10-16", "16 October 2025"),
        ("3 to 5 working days", "3-5 business days"),
        ("no more than 3 addresses", "up to 3 addresses"),
        ("within 30 days", "30 days"),
        ("50 percent", "50 %"),
        ("one of them", "them"),
        ("an ESP32", "an esp32"),
    ],
)
def test_the_same_amount_is_known_in_another_spelling(claim: str, source: str) -> None:
    assert not differ(claim, source)


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("30 days", "30 working days"),
        ("30 days", "30 hours"),
        ("$5", "£5"),
        ("at least 3 addresses", "up to 3 addresses"),
        ("3 addresses", "up to 3 addresses"),
        ("16 November", "16 October 2025"),
        ("version 2.4.1", "version 2.4.2"),
        ("ESP32", "ESP8266"),
        ("5 kHz", "5 MHz"),
        ("order LK-204518", "order LK-204519"),
        ("18:00", "17:00"),
    ],
)
def test_another_amount_is_told_apart(claim: str, source: str) -> None:
    assert differ(claim, source)


@given(st.text(max_size=300))
def test_any_text_can_be_read_and_states_itself(text: str) -> None:
    assert not differ(text, text)
