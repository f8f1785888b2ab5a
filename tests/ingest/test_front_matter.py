import pytest

from ingest.front_matter import MAX_CHARACTERS, split_off
from ingest.unreadable import UnreadableError


def test_it_works() -> None:
    found = split_off("---\nTitle: Pair a lamp\ntags: [lamp, app]\n---\n# Pair\n")
    assert found.fields == {"title": "Pair a lamp", "tags": ["lamp", "app"]}
    assert found.text == "# Pair\n"


def test_values_stay_as_they_are_written() -> None:
    fields = split_off("---\nid: 0123\nlanguage: no\ntitle: 1.20\ndate: 2024-03-05\n---\n").fields
    assert fields == {"id": "0123", "language": "no", "title": "1.20", "date": "2024-03-05"}


@pytest.mark.parametrize(
    "text",
    ["Plain text.", "---\n\nA rule above.\n\n---\nMore.", "", "# A\n\n---\ntitle: no\n---\n"],
)
def test_a_text_without_front_matter_is_all_text(text: str) -> None:
    assert split_off(text).text == text
    assert not split_off(text).fields


def test_an_empty_front_matter_goes() -> None:
    assert split_off("---\n---\nText").text == "Text"


def test_it_refuses_what_is_not_closed() -> None:
    with pytest.raises(UnreadableError, match="not closed"):
        split_off("---\ntitle: Pair a lamp\n\nText")


def test_it_refuses_what_is_too_long() -> None:
    with pytest.raises(UnreadableError, match="not closed"):
        split_off("---\n" + "key: value\n" * (MAX_CHARACTERS // 11 + 1) + "---\nText")


def test_it_names_the_line_of_a_mistake() -> None:
    with pytest.raises(UnreadableError, match="not valid YAML at line 3"):
        split_off("---\nid: pair\ntitle: Error: no lamp\n---\nText")


def test_it_refuses_aliases_before_they_multiply() -> None:
    lines = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    bomb = "\n".join(["---", "a0: &a0 [x, x, x]", *lines, "---", "Text"])
    with pytest.raises(UnreadableError, match="aliases"):
        split_off(bomb)


def test_it_refuses_brackets_without_end() -> None:
    with pytest.raises(UnreadableError, match="not valid YAML"):
        split_off("---\ntitle: " + "[" * 20_000 + "\n---\nText")


def test_a_tag_runs_no_code() -> None:
    fields = split_off("---\ntitle: !!python/object/apply:os.getcwd []\n---\n").fields
    assert fields == {"title": []}
