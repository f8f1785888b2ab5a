from pathlib import Path

import pytest

from redaction.text import NOTHING, RedactedText
from service.drafting.voice import Voice
from service.model.reply import Sentence

ADA = RedactedText("<PERSON_1>")
BODY = (Sentence(RedactedText("Hold the button."), "supported", (), "\n\n"),)
FILE = """
formal = true
signature = "The Acme desk"

[de]
greeting = "Guten Tag {customer},"
greeting_without_name = "Guten Tag,"
farewell = "Mit freundlichen Grüßen"
"""


def said(voice: Voice, customer: RedactedText = ADA, language: str = "", message: str = "") -> str:
    wrapped = voice.wrap(BODY, customer, language=language, message=message)
    assert all(one.verdict == "courtesy" for one in wrapped if one not in BODY)
    return "".join(one.lead + one.text for one in wrapped)


def read(tmp_path: Path, text: str = FILE) -> Voice:
    path = tmp_path / "tone.toml"
    path.write_text(text, encoding="utf-8")
    return Voice.read(path, "The support team")


def test_it_works() -> None:
    assert said(Voice("The Acme team")) == (
        "Hello <PERSON_1>,\n\nHold the button.\n\nIf anything is still unclear, just reply to this "
        "message.\n\nKind regards,\nThe Acme team"
    )


def test_a_name_that_is_not_hidden_is_never_used() -> None:
    assert said(Voice("x"), RedactedText("Ada")).startswith("Hello,\n")
    assert said(Voice("x"), NOTHING).startswith("Hello,\n")


def test_a_tone_file_says_how(tmp_path: Path) -> None:
    text = said(read(tmp_path))
    assert text.startswith("Dear <PERSON_1>,")
    assert text.endswith("Yours sincerely,\nThe Acme desk")


def test_a_ticket_in_another_language_is_greeted_in_it(tmp_path: Path) -> None:
    voice = read(tmp_path)
    for language in ("de", "DE", "de-at"):
        assert said(voice, language=language) == (
            "Guten Tag <PERSON_1>,\n\nHold the button.\n\nMit freundlichen Grüßen\nThe Acme desk"
        )
    assert said(voice, language="fr").startswith("Dear")


def test_regret_goes_to_whoever_is_upset() -> None:
    voice = Voice("x")
    assert "sorry" in said(voice, message="This is the third time, unacceptable!")
    assert "sorry" not in said(voice, message="How do I pair a lamp?")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("greeting = ", "cannot be read"),
        ('greting = "x"', "there is no greting"),
        ("closing = 3", "closing is a text"),
        ('formal = "yes"', "formal is true or false"),
        ('greeting = "Hello,"', "greeting needs {customer}"),
        ("[German]\nclosing = 'x'", "is no language"),
        (f'closing = "{"x" * 501}"', "at most 500"),
    ],
)
def test_a_wrong_tone_file_is_explained(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        read(tmp_path, text)
    with pytest.raises(ValueError, match="cannot be read"):
        Voice.read(tmp_path / "none.toml", "x")
