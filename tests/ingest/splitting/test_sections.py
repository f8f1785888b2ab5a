import itertools

from hypothesis import given
from hypothesis import strategies as st

from ingest.splitting.sections import Section, sections

lines = st.lists(
    st.sampled_from(
        [
            "# A",
            "## B ö",
            "### C",
            "Set\n===",
            "word",
            "",
            "```",
            "> # Q",
            "- # L",
            "é😀",
            "    # i",
        ]
    )
)


def test_it_works() -> None:
    text = "Intro.\n\n# One\n\nText.\n\n### Two `x` *y* {#two}\nMore."
    found = sections(text)
    assert [section.path for section in found] == [(), ("One",), ("One", "Two x y")]
    assert [text[s.start : s.end].strip() for s in found] == ["Intro.", "Text.", "More."]
    assert [text[s.heading :][:5] for s in found] == ["Intro", "# One", "### T"]


def test_offsets_count_characters_not_bytes() -> None:
    text = "Grüße 😀\n\n## Öffnen ✓\n\nKnöpfe halten."
    assert text[sections(text)[1].start :].strip() == "Knöpfe halten."


def test_underlined_headings_count() -> None:
    found = sections("Pair\n====\n\nText\n\nNow\n---\n\nMore")
    assert [section.path for section in found] == [(), ("Pair",), ("Pair", "Now")]


def test_what_only_looks_like_a_heading_is_none() -> None:
    text = "```sh\n# comment\n```\n\n    # code\n\n> # quoted\n\n- # item\n\n#hashtag\n"
    assert sections(text) == [Section((), 0, 0, len(text))]


def test_a_heading_that_repeats_the_title_is_left_out_of_the_path() -> None:
    found = sections("# Pair a lamp\n\nText\n\n## Now\n\nMore", "pair a lamp")
    assert [section.path for section in found] == [(), (), ("Now",)]


@given(lines)
def test_sections_follow_one_another_without_a_gap(parts: list[str]) -> None:
    text = "\n".join(parts)
    found = sections(text)
    assert found[0].heading == found[0].start == 0
    assert found[-1].end == len(text)
    for before, after in itertools.pairwise(found):
        assert before.start <= before.end == after.heading <= after.start
        assert text[after.heading : after.start].strip()
