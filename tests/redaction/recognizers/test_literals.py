from redaction.recognizers.literals import literals


def test_it_works() -> None:
    assert [(e.start, e.end) for e in literals("a <PERSON_1> b")] == [(2, 12)]


def test_what_only_resembles_a_placeholder_stays() -> None:
    assert list(literals("<b> <person_1> <PERSON_0> <PERSON> <P_1> 1 < 2")) == []
