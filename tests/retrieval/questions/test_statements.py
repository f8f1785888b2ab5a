import pytest

from retrieval.questions.statements import act_of, statements


def test_it_works() -> None:
    found = statements(["Thanks!", "The lamp is broken.", "How do I return it?"])
    assert [(one.act, one.telling) for one in found] == [
        ("problem", ("lamp", "broken")),
        ("asks", ("return",)),
    ]


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("how do i reset it", "asks"),
        ("So can I pause my plan", "asks"),
        ("I was wondering if you ship to Norway.", "asks"),
        ("Please let me know how to pair it.", "asks"),
        ("Wie kann ich das Abo kündigen", "asks"),
        ("I can\u2019t sign in.", "problem"),
        ("It says \u201cAlready paired\u201d.", "problem"),
        ("The hub shows HB-11.", "problem"),
        ("I would like to change my address.", "wishes"),
        ("Please cancel my plan.", "wishes"),
        ("We moved to Leeds on 9 March.", "tells"),
        ("It's Ada's and Ben's lamp.", "tells"),
    ],
)
def test_sentences_are_told_apart_by_what_they_do(sentence: str, act: str) -> None:
    assert act_of(sentence) == act


def test_what_leads_to_a_question_is_left_out() -> None:
    assert statements(["My question is: where is the button?"])[0].text == "where is the button?"
    assert statements(["Also tried a new cable."])[0].text == "Also tried a new cable."
