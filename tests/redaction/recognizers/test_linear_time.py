from time import process_time

import pytest

from redaction.detection import EVERY
from redaction.recognizers.shapes import Recognizer

HOSTILE = [
    *("1", "a", "A", " ", "\n", "(", ".", "<", '"', "'", "="),
    *("1 ", "a ", "A ", "1-", "1.", "1/", "1:", "a.", "a@", "@a", "a1 ", "a=", "A, ", "1\n", "a\n"),
    *("Aa 1 ", "AB12 ", "€1", "0x", "1 then ", "://a", "http://a?b=c&", "eyJa.", "mail ", "gmail"),
    *("card 1", "order ", "account number is ", "my name is ", "I am ", "born ", "token ", "at "),
    *("Street 1 ", "1 Street", "rue a ", "Apt 1\n", "May ", "1 May ", "dot ", "a at b dot "),
    "-----BEGIN PRIVATE KEY-----",
]
SHORT, LONG = 2_000, 8_000
NOTHING_S = 0.02
MOST_TIMES_SLOWER = 9
"""Four times the text costs a linear recogniser four times the time, a quadratic one sixteen."""


def _seconds(recognizer: Recognizer, text: str) -> float:
    start = process_time()
    for _ in recognizer(text):
        pass
    return process_time() - start


def _is_linear(recognizer: Recognizer, hostile: str) -> bool:
    short, long = (hostile * (length // len(hostile)) for length in (SHORT, LONG))
    return any(
        (slow := _seconds(recognizer, long)) < NOTHING_S
        or slow / _seconds(recognizer, short) < MOST_TIMES_SLOWER
        for _ in range(3)
    )


@pytest.mark.parametrize("recognizer", EVERY)
def test_hostile_text_takes_linear_time(recognizer: Recognizer) -> None:
    assert [hostile for hostile in HOSTILE if not _is_linear(recognizer, hostile)] == []
