from hypothesis import given
from hypothesis import strategies as st

from redaction.entities import Entity
from redaction.second_look import Piece, around_placeholders, missed

WORDS = ("Thanks", "the", "parcel", "came", "late", "again,", "<PERSON_1>", "<EMAIL_2>", "\n", ".")


def whole(text: str) -> list[Piece]:
    return [Piece(0, 0, len(text))]


def test_what_stands_beside_placeholders_is_found_in_the_raw_text() -> None:
    raw = "anna likes zoli and marta"
    hidden = [Entity(0, 4, "PERSON", 1), Entity(20, 25, "PERSON", 1)]
    redacted = "<PERSON_1> likes zoli and <PERSON_2>"
    start = redacted.index("zoli")
    found = [Entity(start, start + 4, "PERSON", 0.6)]
    more = missed(found, whole(redacted), raw, hidden, ["<PERSON_1>", "<PERSON_2>"])
    assert [raw[e.start : e.end] for e in more] == ["zoli"]


def test_of_what_covers_a_placeholder_only_the_rest_is_new() -> None:
    raw, redacted = "flat 4, anna road 7", "flat 4, <PERSON_1> road 7"
    hidden, placeholders = [Entity(8, 12, "PERSON", 1)], ["<PERSON_1>"]
    more = missed([Entity(0, 25, "ADDRESS", 0.6)], whole(redacted), raw, hidden, placeholders)
    assert [raw[e.start : e.end] for e in more] == ["flat 4,", "road 7"]
    covered = [Entity(8, 18, "ADDRESS", 0.6)]
    assert missed(covered, whole(redacted), raw, hidden, placeholders) == []


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
        found = [Entity(there, there + 1, "ORDER", 1)]
        more = missed(found, whole(redacted), raw, hidden, placeholders)
        assert [(entity.start, entity.end) for entity in more] == [(here, here + 1)]


@given(st.lists(st.sampled_from(WORDS), max_size=80).map(" ".join))
def test_every_part_stands_where_it_says(text: str) -> None:
    near, pieces = around_placeholders(text)
    for piece in pieces:
        there = text[piece.elsewhere : piece.elsewhere + piece.length]
        assert near[piece.start : piece.start + piece.length] == there
    ends = [piece.elsewhere + piece.length for piece in pieces]
    assert all(a < piece.elsewhere for a, piece in zip(ends, pieces[1:], strict=False))
    assert near.count("<PERSON_1>") == text.count("<PERSON_1>")


def test_what_is_far_from_placeholders_is_not_read_again() -> None:
    far = "The parcel came late again. " * 10
    text = f"Hello <PERSON_1>, {far}Regards, <PERSON_2>"
    near, _ = around_placeholders(text)
    assert near.startswith("Hello <PERSON_1>, The parcel")
    assert near.endswith("Regards, <PERSON_2>")
    assert len(near) < len(text)
    assert "\n#\n" in near


def test_a_part_that_is_cut_off_does_not_end_like_a_letter() -> None:
    near, _ = around_placeholders("<PERSON_1> " + "Thanks. Anna " * 40)
    assert near.endswith("\n#\n")


def test_a_short_text_is_read_again_whole() -> None:
    text = "I am <PERSON_1>, 12 High"
    assert around_placeholders(text) == (text, whole(text))


def test_a_text_without_placeholders_is_not_read_again() -> None:
    assert around_placeholders("Where is my parcel?") == ("", [])
