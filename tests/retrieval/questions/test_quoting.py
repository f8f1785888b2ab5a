import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.questions.quoting import own_words

SAID = "It is back again."


def test_it_works() -> None:
    mail = (
        f"{SAID}\n\nOn Mon, <DATE_1> at 10:14 <PERSON_2> <<EMAIL_2>> wrote:\n> Restart it.\n> Ben"
    )
    assert own_words(mail).strip() == SAID


@pytest.mark.parametrize(
    "history",
    [
        "On Tue, 3 Mar 2026 at 10:14 AM Support <\nsupport@acme.example> wrote:\n\n> Restart it.",
        "Am 03.03.2026 um 10:14 schrieb Support:\n> Bitte neu starten.",
        "Le mar. 3 mars 2026 à 10:14, Support a écrit :\n> Redémarrez.",
        "El 3 mar 2026, a las 10:14, Soporte escribió:\n> Reinicie.",
        "From: Support\nSent: Tuesday, 3 March 2026\nTo: Ada\nSubject: RE: Lamp\n\nRestart it.",
        "Von: Support\nGesendet: Dienstag\nAn: Ada\nBetreff: AW: Lampe\n\nNeu starten.",
        "*From:* Support\n*Sent:* Tuesday\n\nRestart it.",
        "-----Original Message-----\nFrom: Support\n\nRestart it.",
        "---------- Forwarded message ---------\nRestart it.",
        "-------- Ursprüngliche Nachricht --------\nNeu starten.",
        "________________________________\nFrom: Support\nRestart it.",
        "##- Please type your reply above this line -##\nRestart it.",
        "> On 3 Mar 2026, at 10:14, Support wrote:\n> Restart it.",
        "2026-03-03 10:14 GMT+01:00 Support <s@acme.example>:\n> Restart it.",
    ],
)
def test_what_a_mail_program_quotes_is_left_out(history: str) -> None:
    own = own_words(f"{SAID}\n\n{history}")
    assert SAID in own
    assert "start" not in own.lower()
    assert "Reinicie" not in own


def test_answers_between_and_below_quoted_lines_stay() -> None:
    mail = "> Which light?\nThe red one.\n\nOn 3 Mar Ben wrote:\n> Since when?\nSince Monday."
    assert own_words(mail).split() == ["The", "red", "one.", "Since", "Monday."]


def test_a_mail_that_is_only_forwarded_keeps_the_forwarded_words() -> None:
    mail = "---------- Forwarded message ---------\nFrom: Ada\nSubject: Lamp\n\nMy lamp is dead."
    assert own_words(mail).strip() == "My lamp is dead."


@pytest.mark.parametrize(
    "text",
    [
        "From: Leeds\nI want to move my plan.",
        "On Monday my neighbour wrote: the lamp is dead.",
        "to: me\nfrom Leeds, please",
        "The app wrote:\nthis is broken",
    ],
)
def test_words_that_only_resemble_a_history_stay(text: str) -> None:
    assert own_words(text) == text


@pytest.mark.parametrize(
    "hostile", ["On " * 7000, "From:\n" * 4000, "On 1\n" * 4000, "> \n" * 7000, "-" * 20000]
)
def test_a_hostile_mail_takes_no_longer_than_another(hostile: str) -> None:
    start = time.process_time()
    own_words(hostile)
    assert time.process_time() - start < 1.0


@given(st.text(alphabet=st.sampled_from("Onwrote: >-\n1From:Sent:_x"), max_size=300))
def test_nothing_is_added(text: str) -> None:
    own = own_words(text)
    assert all(line.strip() in text for line in own.splitlines())
