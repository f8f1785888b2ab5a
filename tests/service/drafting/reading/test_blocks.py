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


def test_items_within_a_step_are_units_of_their_own() -> None:
    [block] = blocks("1. Open it.\n   - Windows: here\n   - Mac: there\n2. Close it.")
    assert [(unit.mark, unit.depth, unit.text) for unit in block.units] == [
        ("step", 0, "Open it."),
        ("bullet", 1, "Windows: here"),
        ("bullet", 1, "Mac: there"),
        ("step", 0, "Close it."),
    ]


def test_an_indented_line_belongs_to_its_step() -> None:
    [block] = blocks("1. Open it.\n\n   It creaks.\n2. Close it.")
    assert texts(block) == ["Open it. It creaks.", "Close it."]


def test_headings_rules_and_images_are_never_quoted() -> None:
    found = blocks("# Title\n\n---\n\n**Windows**\n\n![x](y.png)\n\nText.")
    assert [texts(b) for b in found] == [["Text."]]
    assert found[0].heading == "Windows"


def test_short_code_is_something_to_type_and_long_code_is_not() -> None:
    short, steps = blocks("```sh\nnmcli con\n```\n\n1. Type:\n\n   ```\n   ls\n   ```\n2. Read.")
    assert (short.kind, texts(short)) == ("code", ["nmcli con"])
    assert [unit.mark for unit in steps.units] == ["step", "code", "step"]
    assert blocks("```\n" + "x\n" * 40 + "```") == []


def test_a_row_is_read_with_what_its_columns_are_called() -> None:
    text = "| Light | State | Blinks |\n|---|---|---|\n| **Amber** | No Wi-Fi | 2 |"
    [block] = blocks(text)
    [unit] = block.units
    assert unit.text == "Amber: No Wi-Fi. Blinks \u2013 2."
    assert unit.quote == "| **Amber** | No Wi-Fi | 2 |"


def test_a_table_cut_by_a_passage_keeps_its_head() -> None:
    text = "| Plan | Price |\n|---|---|\n| Free | 0 |\n| Plus | 5 |"
    cut = text.index("| Plus")
    article = Article("a", "A", text)
    passages = [Passage("a#0", article, 0, cut), Passage("a#1", article, cut, len(text))]
    [block] = blocks_of(passages)
    assert texts(block) == ["Free: 0.", "Plus: 5."]


def test_a_block_knows_the_heading_above_it() -> None:
    text = "## 2. Add a valve\n\n1. Press.\n"
    article = Article("a", "A", text)
    start = text.index("1. Press")
    [block] = blocks_of([Passage("a#0", article, start, len(text), ("2. Add a valve",))])
    assert block.heading == "Add a valve"
    assert block.title is not None
    assert (block.title.quote, block.title.text) == ("2. Add a valve", "Add a valve:")


def test_hostile_passages_take_little_time() -> None:
    for text in ("- x\n" * 250_000, "|" * 1_000_000, "#" * 1_000_000, "*" * 1_000_000):
        assert len(blocks(text)) <= 20_000


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


def test_a_passage_is_read_once() -> None:
    article = Article("a", "A", "Press the button.")
    first, again = (blocks_of([Passage("a#0", article, 0, 17)]) for _ in range(2))
    assert first[0] is again[0]


def test_an_article_that_changed_is_read_again() -> None:
    read = [
        texts(blocks_of([Passage("a#0", Article("a", "A", text), 0, len(text))])[0])
        for text in ("Press once.", "Press often.")
    ]
    assert read == [["Press once."], ["Press often."]]


def test_a_long_article_is_not_kept_in_memory() -> None:
    article = Article("a", "A", "Press. " * 10_000)
    first, again = (blocks_of([Passage("a#0", article, 0, 17)]) for _ in range(2))
    assert first[0] is not again[0]
    assert first == again
