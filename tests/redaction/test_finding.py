from hypothesis import given
from hypothesis import strategies as st

from redaction.entities import Entity
from redaction.finding import around_placeholders, between


def test_what_stands_beside_placeholders_is_found_in_the_raw_text() -> None:
    raw = "anna likes zoli and marta"
    hidden = [Entity(0, 4, "PERSON", 1), Entity(20, 25, "PERSON", 1)]
    redacted = "<PERSON_1> likes zoli and <PERSON_2>"
    start = redacted.index("zoli")
    missed = between(
        [Entity(start, start + 4, "PERSON", 0.6)], raw, hidden, ["<PERSON_1>", "<PERSON_2>"]
    )
    assert [raw[e.start : e.end] for e in missed] == ["zoli"]


def test_of_what_covers_a_placeholder_only_the_rest_is_new() -> None:
    raw = "flat 4, anna road 7"
    hidden, placeholders = [Entity(8, 12, "PERSON", 1)], ["<PERSON_1>"]
    missed = between([Entity(0, 25, "ADDRESS", 0.6)], raw, hidden, placeholders)
    assert [raw[e.start : e.end] for e in missed] == ["flat 4,", "road 7"]
    assert between([Entity(8, 18, "ADDRESS", 0.6)], raw, hidden, placeholders) == []


@given(st.data())
def test_every_character_shown_is_traced_back(data: st.DataObject) -> None:
    pieces = data.draw(st.lists(st.tuples(st.text("ab", max_size=4), st.text("xy", min_size=1))))
    raw = redacted = ""
    hidden, shown = [], []
    for number, (before, value) in enumerate(pieces, start=1):
        shown += [(len(redacted) + i, len(raw) + i) for i in range(len(before))]
        raw, redacted = raw + before, redacted + before
        hidden.append(Entity(len(raw), len(raw) + len(value), "PERSON", 1))
        raw, redacted = raw + value, f"{redacted}<PERSON_{number}>"
    placeholders = [f"<PERSON_{number}>" for number in range(1, len(pieces) + 1)]
    for there, here in shown:
        found = between([Entity(there, there + 1, "ORDER", 1)], raw, hidden, placeholders)
        assert [(entity.start, entity.end) for entity in found] == [(here, here + 1)]


def test_what_is_far_from_placeholders_is_not_read_again() -> None:
    far = "The parcel came late again. " * 10
    text = f"Hello <PERSON_1>, {far}Regards, <PERSON_2>"
    around = around_placeholders(text)
    assert around.startswith("Hello <PERSON_1>, The parcel")
    assert around.endswith("Regards, <PERSON_2>")
    assert len(around) < len(text)
    assert "\n#\n" in around


def test_a_part_that_is_cut_off_does_not_end_like_a_letter() -> None:
    around = around_placeholders("<PERSON_1> " + "Thanks. Anna " * 40)
    assert around.endswith("\n#\n")


def test_a_short_text_is_read_again_whole() -> None:
    assert around_placeholders("I am <PERSON_1>, 12 High") == "I am <PERSON_1>, 12 High"
