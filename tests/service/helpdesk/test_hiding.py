from hypothesis import given
from hypothesis import strategies as st

from redaction.detection import PatternDetector
from redaction.profiles import SUPPORT
from redaction.redactor import Redactor
from redaction.text import PLACEHOLDER
from redaction.vault import Vault
from service.helpdesk.hiding import hide_in_text
from service.helpdesk.missed import Missed, missed_in, remember

REDACTOR = Redactor(PatternDetector(), SUPPORT)
RAW = "Vex wrote to ada@example.com. vex, Vexing, VEX-1, ada@example.com; <PERSON_7> vex"


def test_it_works() -> None:
    redaction = REDACTOR.redact(RAW, name="message/1")
    text, vault = hide_in_text(
        redaction.text, redaction.vault, Missed("PERSON", "Vex"), name="message/1"
    )
    assert text.startswith("<PERSON_1> wrote to <EMAIL_1>. <PERSON_1>, Vexing, <PERSON_1>-1,")
    assert vault.original("message/1", text) == RAW


def test_a_span_is_hidden_whatever_stands_there() -> None:
    redaction = REDACTOR.redact("It says Tr0ub4dor&3! here", name="m")
    missed = Missed("PASSWORD", "Tr0ub4dor&3!")
    text, vault = hide_in_text(redaction.text, redaction.vault, missed, name="m", at=(8, 20))
    assert text == "It says <PASSWORD_1> here"
    assert vault.original("m", text) == "It says Tr0ub4dor&3! here"


def test_what_was_missed_is_remembered_with_its_kind() -> None:
    vault, placeholder = remember(Vault(), Missed("PERSON", "Vex"))
    vault, _ = remember(vault, Missed("PERSON", "VEX"))
    vault, _ = remember(vault, Missed("CARD", "4111 1111 1111 1111"))
    assert placeholder == "<PERSON_1>"
    assert missed_in(vault) == (("PERSON", "Vex"), ("PERSON", "VEX"), ("CARD", "•••• 1111"))
    assert "Vex" not in repr(Missed("PERSON", "Vex"))


WORDS = st.lists(
    st.sampled_from(["Vex", "vex", "VEX", "ada@example.com", "lamp", "<EMAIL_1>", "Vexing", "\n"]),
    max_size=12,
).map(" ".join)


@given(WORDS)
def test_hiding_more_loses_nothing_and_leaves_nothing(raw: str) -> None:
    redaction = REDACTOR.redact(raw, name="m")
    text, vault = hide_in_text(redaction.text, redaction.vault, Missed("PERSON", "Vex"), name="m")
    assert vault.original("m", text) == raw
    assert "vex" not in text.lower().replace("vexing", "").split()
    before = PLACEHOLDER.findall(redaction.text)
    assert [one for one in PLACEHOLDER.findall(text) if one[0] != "PERSON"] == before
