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
