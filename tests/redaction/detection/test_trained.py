import pytest

from redaction.context import Context
from redaction.detection import TrainedDetector
from redaction.profiles import GDPR_STRICT, SUPPORT
from redaction.redactor import Redactor

DETECTOR = TrainedDetector()


def test_it_works() -> None:
    text = "hi am vishnu, my card 4111 1111 1111 1111 was charged twice"
    redacted = Redactor(DETECTOR, SUPPORT).redact(text).text
    assert redacted == "hi am <PERSON_1>, my card <CARD_1> was charged twice"


def test_a_bare_answer_is_hidden() -> None:
    asked = Context(previous="May I have your name and the last four of your SSN, please?")
    redacted = Redactor(DETECTOR, SUPPORT).redact("karan bling 4577", context=asked).text
    assert "karan" not in redacted
    assert "4577" not in redacted


def test_a_strict_profile_hides_what_the_model_is_less_sure_of() -> None:
    text = "We drove from Pécs to Lappeenranta in May."
    assert Redactor(DETECTOR, SUPPORT).redact(text).text == text
    assert "Lappeenranta" not in Redactor(DETECTOR, GDPR_STRICT).redact(text).text


@pytest.mark.parametrize(
    "text",
    [
        "Does the GIGA H7 Lite fit?",
        "Connect the Portenta X8 to a 1920x1080 screen.",
        "my NIK: 3171 is no name",
        "shipment 9400 1744 7398 9363 5474 02 is late",
    ],
)
def test_numbers_of_things_stay(text: str) -> None:
    found = Redactor(DETECTOR, SUPPORT).redact(text).entities
    assert not [e for e in found if e.kind in {"ADDRESS", "CARD", "PHONE"}]


def test_a_product_in_a_list_stays_and_a_name_in_a_quoted_mail_does_not() -> None:
    redactor = Redactor(DETECTOR, SUPPORT)
    assert redactor.redact("- **Portenta** boards\n- **Zapier**").text.count("<") == 0
    assert "Gyala" not in redactor.redact("> Gyala Antall\n> 12 Elm Road").text
