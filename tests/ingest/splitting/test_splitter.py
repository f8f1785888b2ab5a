import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.splitting import Splitter
from ingest.splitting.sections import sections
from retrieval.articles import Article, Span, in_context
from retrieval.embedding.hashing import HashEmbedder

count = HashEmbedder().count_tokens
words = st.lists(
    st.sampled_from(["lamp", "Grüße", "設定を開く。", "😀", "x" * 90, "Stop.", "`a b`"]), min_size=1
)
paragraph = words.map(" ".join)
block = st.one_of(
    paragraph,
    paragraph.map(lambda text: f"Do this:\n\n1. {text}\n\n   - {text}\n2. {text}"),
    paragraph.map(lambda text: f"```sh\n# {text}\n\n{text}\n```"),
    paragraph.map(lambda text: f"| a | b |\n| - | - |\n| {text} | x |\n| y | {text} |"),
    paragraph.map(lambda text: f"> **Note:** {text}\n>\n> {text}"),
    st.sampled_from(["# One", "## Two", "## Two", "### Three", "Four\n----", "", "![a](b.png)"]),
)
markdown = st.lists(block).map("\n\n".join)


def split(text: str, max_tokens: int = 40, title: str = "Lamps") -> list[tuple[str, str]]:
    article = Article("a", title, text)
    spans = Splitter(count, max_tokens).split(article)
    return [(" > ".join(span.headings), text[span.start : span.end]) for span in spans]


def test_it_works() -> None:
    text = "# Pair\n\nHold the button for ten seconds.\n\n## Reset\n\nPress it twice, then wait."
    assert split(text, 256) == [
        ("Pair", "Hold the button for ten seconds.\n\n## Reset\n\nPress it twice, then wait.")
    ]
    assert split(text, 15) == [
        ("Pair", "Hold the button for ten seconds."),
        ("Pair > Reset", "Press it twice, then wait."),
    ]


@given(markdown, st.integers(8, 60))
def test_passages_are_exact_cover_all_and_fit(text: str, max_tokens: int) -> None:
    article = Article("a", "Lamps", text)
    spans = Splitter(count, max_tokens).split(article)
    for span in spans:
        piece = text[span.start : span.end]
        assert piece
        assert piece == piece.strip()
        above = count(in_context(article.title, span.headings, ""))
        assert count(in_context(article.title, span.headings, piece)) <= max(
            max_tokens, above + max(1, max_tokens // 8)
        )
    for before, after in itertools.pairwise(spans):
        assert before.end <= after.start
    assert _uncovered(text, spans) == ""


@given(st.text(max_size=300), st.integers(4, 30))
def test_any_text_is_covered(text: str, max_tokens: int) -> None:
    spans = Splitter(count, max_tokens).split(Article("a", "", text))
    assert _uncovered(text, spans) == ""


def _uncovered(text: str, spans: tuple[Span, ...]) -> str:
    """Return what of the sections' own words stands in no span."""
    left = list(text)
    for span in spans:
        left[span.start : span.end] = " " * (span.end - span.start)
    return "".join("".join(left[s.start : s.end]).strip() for s in sections(text))


def test_a_heading_alone_is_no_passage() -> None:
    assert split("# Lamps\n\n## Pair\n\n## Refunds\n") == []


def test_tiny_sections_join_their_neighbour_under_the_same_parent() -> None:
    text = "# Lamps\n\n## Mini\n\nBlue.\n\n## Maxi\n\nWhite.\n\n# Shops\n\nParis."
    assert split(text, 80, "T") == [
        ("Lamps", "## Mini\n\nBlue.\n\n## Maxi\n\nWhite."),
        ("Shops", "Paris."),
    ]


def test_a_tiny_last_section_joins_the_one_before() -> None:
    long = "Hold the button of the lamp until its light has blinked three times in blue."
    assert split(f"## Pair\n\n{long}\n\n## Else\n\nAsk us.", 100) == [
        ("", f"## Pair\n\n{long}\n\n## Else\n\nAsk us.")
    ]


def test_a_lead_stays_with_its_list() -> None:
    before = "The lamp can be paired with one phone only. " * 2
    steps = "\n".join(f"{n}. Press the button number {n} of it." for n in range(1, 5))
    passages = split(f"{before}\n\nFollow these steps:\n\n{steps}", 40)
    assert len(passages) == 2
    assert not any(text.endswith(":") for _, text in passages)


def test_long_lists_are_cut_between_items() -> None:
    steps = "\n".join(f"{n}. Press the button number {n} of the lamp." for n in range(1, 30))
    for _, text in split(steps):
        assert text[0].isdigit()
        assert text.endswith("of the lamp.")


def test_long_tables_are_cut_between_rows() -> None:
    rows = "\n".join(f"| lamp {n} | blue, white and red |" for n in range(40))
    for _, text in split(f"| Lamp | Light |\n| --- | --- |\n{rows}"):
        assert text.startswith("|")
        assert text.endswith("|")


def test_long_paragraphs_are_cut_between_sentences() -> None:
    for _, text in split("Hold the button until the lamp blinks in blue. " * 30):
        assert text.startswith("Hold")
        assert text.endswith("blue.")


def test_short_code_is_not_cut() -> None:
    words_before = "The lamp is run by a script that you can change. " * 3
    passages = split(f"{words_before}\n\n```sh\nlamp --on\n\nlamp --off\n```", 40)
    assert passages[-1][1].endswith("```sh\nlamp --on\n\nlamp --off\n```")


def test_a_key_without_spaces_is_cut_hard() -> None:
    passages = split("aB3/" * 20_000)
    assert len(passages) > 1
    assert "".join(text for _, text in passages) == "aB3/" * 20_000


def test_one_token_may_be_too_long_as_well() -> None:
    passages = split("x" * 50_000, 256)
    assert max(len(text) for _, text in passages) <= 10_000
    assert sum(len(text) for _, text in passages) == 50_000


def test_a_title_without_end_leaves_room_for_words() -> None:
    passages = split("Hold the button. " * 20, 40, "lamp " * 500)
    assert all(len(text) > 5 for _, text in passages)


def test_joined_sections_lose_no_heading() -> None:
    text = "# Lamps\n\n## Mini\n\nBlue.\n\n# Shops\n\nParis.\n\n# Else\n\nAsk."
    together = " ".join(headings + " " + piece for headings, piece in split(text, 80, "T"))
    assert all(heading in together for heading in ("Lamps", "Mini", "Shops", "Else"))


def test_its_name_changes_with_the_budget() -> None:
    assert Splitter(count, 128).name != Splitter(count, 256).name


@pytest.mark.parametrize(
    "text",
    ["word " * 40_000, "[" * 200_000, "- item\n" * 25_000, "| a | b |\n" * 20_000, "`" * 200_000],
)
def test_long_texts_take_time_in_proportion(text: str) -> None:
    started = time.monotonic()
    split(text, 256)
    assert time.monotonic() - started < 10
