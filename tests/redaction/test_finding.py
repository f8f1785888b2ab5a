from hypothesis import given
from hypothesis import strategies as st

from redaction.entities import Entity
from redaction.finding import between


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
