from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from retrieval.articles import Article, Hit, Passage
from service.drafting.reading.blocks import Block, blocks_of

Made = Callable[..., Hit]

LINES = st.sampled_from(
    [
        "Press the button. Wait 2.5 seconds (e.g. three blinks)!",
        "**Hold it.** The light [blinks](https://x.example/a?b=1.2) blue.",
        "1. First é step.",
        "2. Second step",
        "   with more of it",
        "- a bullet `code. here`",
        "* another",
        "## A heading",
        "```",
        "| a | b |",
        "![image](i.png)",
        "> [!NOTE]",
        "> A note. Two.",
        "",
        "Do this:",
        "Ünïcode 🙂. Ok.",
    ]
)


def blocks(text: str) -> list[Block]:
    article = Article("a", "A", text)
    return blocks_of([Passage("a#0", article, 0, len(text))])


def texts(block: Block) -> list[str]:
    return [unit.text for unit in block.units]


def test_it_works(hit: Made) -> None:
    found = blocks_of([hit("To pair:\n\n1. Press **Pair**.\n2. Wait.\n\nDone. It blinks.").passage])
    assert [(b.kind, texts(b)) for b in found] == [
        ("paragraph", ["To pair:"]),
        ("steps", ["Press Pair.", "Wait."]),
        ("paragraph", ["Done.", "It blinks."]),
    ]


@given(st.lists(LINES, max_size=30).map("\n".join))
def test_every_unit_is_quoted_to_the_character(text: str) -> None:
    for block in blocks(text):
        for unit in block.units:
            assert text[unit.start : unit.end] == unit.quote == unit.quote.strip()
            assert unit.text


@given(st.lists(LINES, max_size=30).map("\n".join))
def test_units_stand_in_order_and_never_overlap(text: str) -> None:
    ends = 0
    for block in blocks(text):
        for unit in block.units:
            assert unit.start >= ends
            ends = unit.end


def test_a_heading_parts_two_lists() -> None:
    found = blocks("1. One\n2. Two\n\n## Next\n\n1. Uno\n2. Due")
    assert [texts(b) for b in found] == [["One", "Two"], ["Uno", "Due"]]


def test_a_list_cut_by_a_passage_is_joined_again() -> None:
    text = "1. One\n2. Two\n3. Three\n4. Four"
    article = Article("a", "A", text)
    cut = text.index("3.")
    passages = [Passage("a#0", article, 0, cut), Passage("a#1", article, cut, len(text))]
    [block] = blocks_of(passages)
    assert texts(block) == ["One", "Two", "Three", "Four"]
    assert [unit.passage.id for unit in block.units] == ["a#0", "a#0", "a#1", "a#1"]


def test_an_indented_line_belongs_to_its_step() -> None:
    [block] = blocks("1. Open it.\n   - Windows: here\n   - Mac: there\n2. Close it.")
    assert len(block.units) == 2
    assert "Mac: there" in block.units[0].text


def test_code_headings_tables_and_images_are_never_quoted() -> None:
    found = blocks("# Title\n\n```\nrm -rf /\n```\n\n| a | b |\n|---|---|\n\n![x](y.png)\n\nText.")
    assert [texts(b) for b in found] == [["Text."]]


def test_what_only_leads_elsewhere_is_left_out() -> None:
    found = blocks("Learn how to pair.\n\n[Back to top](#top)\n\n[All](https://x)\n\nPress.")
    assert [texts(b) for b in found] == [["Press."]]


def test_a_mark_that_closes_emphasis_stays_with_its_sentence() -> None:
    [block] = blocks("**Never reset the hub.** It forgets everything.")
    assert texts(block) == ["Never reset the hub.", "It forgets everything."]
    assert block.units[0].quote == "**Never reset the hub.**"


def test_a_point_in_a_link_or_code_ends_no_sentence() -> None:
    [block] = blocks("See [the list. All](https://x.example/a. b) and `foo. Bar` there.")
    assert len(block.units) == 1
