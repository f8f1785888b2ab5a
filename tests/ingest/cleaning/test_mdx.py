import time

import pytest

from ingest.cleaning import clean
from ingest.cleaning.mdx import without_jsx
from ingest.unreadable import UnreadableError

PAGE = """import { Note } from '/snippets/note'

export const Plan = () => {

  return <b>secret</b>
}

# Pair a lamp

<Note>Charge it **first**.</Note>

<Steps>
  <Step title="Open the app">
    Go to:

    - Settings
      - Devices

    ```sh
    import lamp from 'acme'
      echo <Note>
    ```
  </Step>
  <Step title="Pair" icon={<Icon name="x" />} style={{ color: "red" }}>Hold the button.</Step>
</Steps>
"""


def text_of(mdx: str) -> str:
    return clean("article.mdx", mdx).text


def test_it_works() -> None:
    assert text_of(PAGE) == (
        "# Pair a lamp\n\nCharge it **first**.\n\n**Open the app**\n\nGo to:\n\n"
        "- Settings\n  * Devices\n\n"
        "```sh\nimport lamp from 'acme'\n  echo <Note>\n```\n\n**Pair**\n\nHold the button."
    )


def test_prose_that_begins_with_import_is_kept() -> None:
    assert text_of("import your contacts\n\nexport them again") == (
        "import your contacts\n\nexport them again"
    )


def test_comments_go_and_code_spans_stay() -> None:
    assert text_of("A {/* secret\nnote */}b `<Note>` {' '}c") == "A b `<Note>` c"


def test_a_card_is_a_link() -> None:
    said = (
        '<Card title="Refunds" href="/refunds">\n  Within 30 days.\n</Card>\n<Card title="Own" />'
    )
    assert text_of(said) == "**[Refunds](/refunds)**\n\nWithin 30 days.\n\n**Own**"


def test_a_title_over_headings_is_a_heading_too() -> None:
    said = '## Install\n\n<Tabs>\n<Tab title="Linux">\n\n#### Run it\n\nNow.\n</Tab>\n</Tabs>\n'
    assert text_of(said) == "## Install\n\n### Linux\n\n#### Run it\n\nNow."


def test_such_a_title_does_not_end_the_section_it_stands_in() -> None:
    said = '## Install\n\n<Tab title="Linux">\n\n### Run it\n\nNow.\n</Tab>\n'
    assert text_of(said) == "## Install\n\n### Linux\n\n### Run it\n\nNow."


def test_a_comment_in_a_fence_is_no_heading() -> None:
    said = '## Install\n\n<Tab title="Linux">\n```sh\n# now\n```\n</Tab>\n'
    assert "**Linux**" in text_of(said)


def test_a_component_within_an_item_keeps_its_place() -> None:
    said = "1. One\n\n   <Warning>\n   Careful.\n   </Warning>\n\n2. Two\n"
    assert text_of(said) == "1. One\n\n   Careful.\n\n2. Two"


def test_an_inline_component_leaves_its_words() -> None:
    assert text_of('Use the <Tooltip tip="x">API</Tooltip> <>now</>.') == "Use the API now."


def test_a_frame_that_closes_itself_swallows_nothing() -> None:
    said = '<iframe\n  src="https://v.example" title="Video"\n  allow={1} />\n\nAfter.'
    assert text_of(said) == "[Video](https://v.example)\n\nAfter."


def test_markdown_within_html_is_markdown() -> None:
    assert text_of("<div className={x}>\n**bold**\n</div>") == "**bold**"


def test_less_than_is_no_tag() -> None:
    assert without_jsx("a < b and 3 <5") == "a < b and 3 <5"


@pytest.mark.parametrize("bomb", ["<A " * 500_000, "<A b={" * 300_000, "{/*" * 500_000])
def test_it_refuses_tags_without_end_at_once(bomb: str) -> None:
    started = time.monotonic()
    with pytest.raises(UnreadableError, match="not MDX"):
        text_of(bomb)
    assert time.monotonic() - started < 2


def test_it_refuses_tags_without_number_at_once() -> None:
    started = time.monotonic()
    with pytest.raises(UnreadableError, match="tags"):
        text_of("x" * 1_000_000 + "<A/>" * 200_000)
    assert time.monotonic() - started < 2
