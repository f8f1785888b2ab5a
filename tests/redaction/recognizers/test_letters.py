from collections.abc import Callable

import pytest

from redaction.recognizers.letters import RECOGNIZERS

Find = Callable[[object, str], list[tuple[str, str]]]


def test_it_works(find: Find) -> None:
    assert find(RECOGNIZERS, "Hi Viswa, how are you") == [("PERSON", "Viswa")]


@pytest.mark.parametrize(
    "text",
    [
        "Hi there,",
        "Hello Acme team,",
        "Dear Sir or Madam,",
        "I'm furious",
        "I am German.",
        "This is Urgent.",
        "This is Arduino Cloud.",
        "Thanks,\nThe",
        "my name is not shown",
        "the file name is report",
        "my company name is Initech",
        "Hello, Can I ask",
        "thanks in advance",
        "Dear customer",
        "My name appears twice",
        "I'm Having trouble",
    ],
)
def test_it_leaves_the_rest(find: Find, text: str) -> None:
    assert find(RECOGNIZERS, text) == []


def test_it_finds_a_name_that_is_told(find: Find) -> None:
    assert find(RECOGNIZERS, "my name is zsombor") == [("PERSON", "zsombor")]


def test_it_finds_a_name_in_a_foreign_language(find: Find) -> None:
    assert find(RECOGNIZERS, "mein Name ist Zsombor Xyzw") == [("PERSON", "Zsombor Xyzw")]


def test_it_finds_a_title(find: Find) -> None:
    assert find(RECOGNIZERS, "Dear Mr. van der Xyzw,") == [("PERSON", "van der Xyzw")]


def test_it_finds_a_signature(find: Find) -> None:
    assert find(RECOGNIZERS, "Best regards,\nZsombor Xyzw\nAcme") == [("PERSON", "Zsombor Xyzw")]


def test_it_finds_a_signature_in_lower_case(find: Find) -> None:
    assert find(RECOGNIZERS, "thanks\nzsombor") == [("PERSON", "zsombor")]


def test_it_finds_a_signature_on_the_line(find: Find) -> None:
    assert find(RECOGNIZERS, "Thanks, Zsombor") == [("PERSON", "Zsombor")]


def test_it_finds_a_signature_behind_a_dash(find: Find) -> None:
    assert find(RECOGNIZERS, "It broke.\n- Zsombor") == [("PERSON", "Zsombor")]


def test_it_finds_a_given_name_as_last_words(find: Find) -> None:
    assert find(RECOGNIZERS, "It broke.\n\nGrace") == [("PERSON", "Grace")]


def test_it_finds_an_introduction(find: Find) -> None:
    assert find(RECOGNIZERS, "I am Zsombor from Chennai") == [("PERSON", "Zsombor")]


def test_it_finds_a_label(find: Find) -> None:
    assert find(RECOGNIZERS, "Customer: Zsombor Xyzw") == [("PERSON", "Zsombor Xyzw")]


def test_it_finds_a_relative(find: Find) -> None:
    assert find(RECOGNIZERS, "my wife Zsuzsi called") == [("PERSON", "Zsuzsi")]


def test_it_finds_an_agent(find: Find) -> None:
    assert find(RECOGNIZERS, "I spoke with Xyzw yesterday") == [("PERSON", "Xyzw")]
