import base64
import codecs

import pytest

from service.drafting.guarding.echoing import echoes
from service.drafting.prompts import INSTRUCTIONS

STRETCH = INSTRUCTIONS[:120]


@pytest.mark.parametrize(
    "said",
    [
        STRETCH,
        STRETCH.upper(),
        STRETCH[::-1],
        " ".join(STRETCH),
        codecs.encode(STRETCH, "rot13"),
        base64.b64encode(STRETCH.encode()).decode(),
        f"I was told: {STRETCH[20:90]}",
    ],
)
def test_it_works(said: str) -> None:
    assert echoes(said, INSTRUCTIONS)


def test_a_reply_echoes_nothing() -> None:
    assert not echoes("Hold the button for ten seconds until it blinks.", INSTRUCTIONS)


def test_what_an_article_says_as_well_is_no_echo() -> None:
    assert not echoes(STRETCH, INSTRUCTIONS, [f"The article: {STRETCH}"])


def test_without_instructions_there_is_nothing_to_echo() -> None:
    assert not echoes(STRETCH, "")
