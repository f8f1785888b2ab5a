import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.questions.courtesy import is_pleasantry, without_courtesy

SAID = "The valve stays shut and I do not know why."


def test_it_works() -> None:
    mail = f"Hello team,\n\n{SAID}\n\nKind regards,\n<PERSON_1>\nHead of Sales\n<PHONE_1>"
    assert without_courtesy(mail) == SAID


@pytest.mark.parametrize(
    "greeting",
    [
        "Hi,", "Hi there!", "Hello <PERSON_1>,", "Dear Sir or Madam,", "Dear Mr. Smith,",
        "Hey Ben -", "Good morning,", "To whom it may concern:",

        "Sehr geehrte Damen und Herren,", "Bonjour,",
        "Hola,", "Hi Ben, good morning,", "hi ben,", "Hello",
    ],
)  # fmt: skip
def test_the_greeting_is_left_out(greeting: str) -> None:
    assert without_courtesy(f"{greeting}\n\n{SAID}") == SAID


def test_what_follows_a_greeting_without_a_stop_stays() -> None:
    assert without_courtesy("Hi my lamp is dead, what now?") == "my lamp is dead, what now?"
    assert without_courtesy("Hello there I lost my key") == "I lost my key"


@pytest.mark.parametrize(
    "end",
    [
        "Thanks,\nAda", "Best regards\n\nAda Lovelace\nEngine Ltd\n12 Some Street, London",
        "-- \nAda Lovelace\nEngine Ltd", "Sent from my iPhone", "Cheers Ada",
        "Mit freundlichen Grüßen\nAda", "Cordialement,\nAda", "Un saludo,\nAda",
        "Get Outlook for iOS", "<PERSON_1>\n<PHONE_1>",
        "This e-mail is confidential and intended solely for the addressee.",
        "Please consider the environment before printing this email.",
        "Diese E-Mail enthält vertrauliche Informationen.",
    ],
)  # fmt: skip
def test_closing_signature_and_notices_are_left_out(end: str) -> None:
    assert without_courtesy(f"{SAID}\n\n{end}") == SAID


def test_a_postscript_below_the_signature_stays() -> None:
    mail = f"{SAID}\n\nThanks,\nAda\n\nPS: does it need the hub?"
    assert without_courtesy(mail) == f"{SAID}\n\nPS: does it need the hub?"


def test_a_line_of_thanks_in_the_middle_ends_nothing() -> None:
    mail = f"That worked.\nThanks!\nBut now {SAID}"
    assert SAID in without_courtesy(mail)


def test_a_message_that_is_all_courtesy_stays() -> None:
    assert without_courtesy("Thanks") == "Thanks"


@pytest.mark.parametrize(
    "asked", ["How do I unsubscribe from your newsletter?", "Is my message confidential?"]
)
def test_a_question_is_no_notice(asked: str) -> None:
    assert without_courtesy(f"{SAID}\n{asked}").endswith(asked)


@pytest.mark.parametrize(
    ("sentence", "is_one"),
    [
        ("Thanks in advance!", True),
        ("Can you please help me with this?", True),
        ("I hope this email finds you well.", True),
        ("Please get back to me as soon as possible.", True),
        ("Can you help me reset my password?", False),
        ("Thanks, but the lamp is still red.", False),
        ("I hope the refund arrives, it is late.", False),
    ],
)
def test_pleasantries_are_told_from_requests(sentence: str, is_one: bool) -> None:
    assert is_pleasantry(sentence) is is_one


@pytest.mark.parametrize(
    "hostile",
    ["hi " * 7000, "thanks " * 3000, "confidential " * 1500, "-" * 20000, "Best, A" * 3000,
     "\n" * 20000],
)  # fmt: skip
def test_a_hostile_mail_takes_no_longer_than_another(hostile: str) -> None:
    start = time.process_time()
    without_courtesy(hostile)
    assert time.process_time() - start < 1.0


@given(st.text(max_size=400))
def test_a_text_that_says_something_is_never_emptied(text: str) -> None:
    assert bool(without_courtesy(text)) == bool(text.strip())
