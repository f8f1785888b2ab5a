import time

import pytest

from ingest.cleaning import clean
from ingest.unreadable import UnreadableError

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>Pair a lamp | Acme</title>
<link rel="canonical" href="https://help.acme.example/pair">
<style>p { color: red }</style><script>track("Ada")</script></head>
<body><header>Acme menu</header><nav>Home</nav>
<main><h1>Pair a lamp</h1>
<p>Open <b>Settings</b>, then
   <a href="/devices">Devices</a>.<script>spy()</script></p>
<ul><li>One</li><li>Two<ul><li>Three</li></ul></li></ul>
<table><tr><th>Lamp</th><th>Light</th></tr><tr><td>Mini</td><td>blue<br>white</td></tr></table>
<pre><code class="language-sh">lamp --pair
  # now</code></pre>
<form><input value="Search"><button>Go</button></form>
<aside>Related</aside></main><footer>Imprint</footer></body></html>"""


def text_of(html: str, url: str = "") -> str:
    return clean("page.html", html, url).text


def test_it_works() -> None:
    assert text_of(PAGE, "https://help.acme.example/pair") == (
        "# Pair a lamp\n\n"
        "Open **Settings**, then [Devices](https://help.acme.example/devices).\n\n"
        "- One\n- Two\n  * Three\n\n"
        "| Lamp | Light |\n| --- | --- |\n| Mini | blue; white |\n\n"
        "```sh\nlamp --pair\n  # now\n```"
    )


def test_a_page_says_its_title_language_and_address() -> None:
    page = clean("page.html", PAGE)
    assert (page.title, page.language, page.url) == (
        "Pair a lamp",
        "en-GB",
        "https://help.acme.example/pair",
    )
    assert clean("page.html", "<title>Only  here</title><p>x").title == "Only here"


@pytest.mark.parametrize(
    ("start", "end"),
    [("<main>", "</main>"), ("<article>", "</article>"), ('<div role="main">', "</div>")],
)
def test_what_stands_beside_the_article_goes(start: str, end: str) -> None:
    said = f"<div>Menu</div>{start}<p>Hold the button.</p>{end}<div>Legal</div>"
    assert text_of(said) == "Hold the button."


def test_of_several_articles_all_are_kept() -> None:
    assert text_of("<article>One.</article><article>Two.</article>") == "One.\n\nTwo."


def test_links_stay_as_they_are_where_no_address_is_known() -> None:
    assert text_of('<p><a href="../refunds#card">Refunds</a></p>') == "[Refunds](../refunds#card)"


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>secret</script>",
        "<style>secret</style>",
        "<noscript>secret</noscript>",
        "<template>secret</template>",
        "<!-- secret -->",
        "<p hidden>secret</p>",
        '<p style="display: none">secret</p>',
        "<svg><script>secret</script><text>secret</text></svg>",
        "<textarea>secret</textarea>",
        '<iframe srcdoc="secret">secret</iframe>',
    ],
)
def test_nothing_that_readers_do_not_see_remains(hidden: str) -> None:
    assert text_of(f"<p>Seen</p>{hidden}<p>too</p>") == "Seen\n\ntoo"


def test_a_script_leads_nowhere() -> None:
    assert text_of('<p><a href=" JavaScript:steal()">Click</a></p>') == "Click"


def test_words_that_look_like_markup_stay_words() -> None:
    said = r"<p>Type &lt;your-name&gt;, *not* a_b_ or `x`, in C:\Users &amp;amp; \[here]</p>"
    expected = r"Type \<your-name>, \*not\* a_b\_ or \`x\`, in C:\Users \&amp; \\[here]"
    assert text_of(said) == expected


def test_code_stays_to_the_character() -> None:
    said = "<p><code>a_*b* &lt;c&gt; \\n</code></p><pre>\n  *x*\n\n\n_y_ </pre>"
    assert text_of(said) == "`a_*b* <c> \\n`\n\n```\n  *x*\n\n\n_y_ \n```"


def test_lines_of_a_paragraph_become_one() -> None:
    assert (
        text_of("<p>Hold\n    the&nbsp;button<br>and wait.</p>") == "Hold the button  \nand wait."
    )


def test_ways_back_to_the_top_go() -> None:
    assert text_of('<p>Done.</p><p><a href="#top">Back to top</a></p>') == "Done."
    assert "top" in text_of('<p>See the <a href="#top">top</a> of the page.</p>')
    assert "top" in text_of('<p>Now go to the <a href="#top">top</a></p>')


def test_a_table_of_contents_goes_with_its_lead() -> None:
    contents = (
        '<p>In this article:</p>\n<ul><li><a href="#pair">Pair</a></li>'
        '<li>More:<ul><li><a href="#reset">Reset a lamp</a></li></ul></li></ul>'
    )
    assert text_of(f"<p>Lamps.</p>{contents}<h2>Pair</h2><p>Hold.</p>") == (
        "Lamps.\n\n## Pair\n\nHold."
    )


@pytest.mark.parametrize(
    "said",
    [
        '<ul><li>First <a href="#a">pair</a> the lamp</li><li><a href="#b">reset</a> it</li></ul>',
        '<ul><li><a href="#a">Pair</a></li><li><a href="/b">Reset</a></li></ul>',
        '<ol><li><a href="#a">Pair</a></li><li><a href="#b">Reset</a></li></ol>',
    ],
)
def test_other_lists_with_links_stay(said: str) -> None:
    assert text_of(said).count("](") == 2


def test_what_is_removed_may_stand_in_what_is_removed() -> None:
    inner = "<nav><form><script>x</script></form></nav>" * 3
    assert text_of(f"<p>Seen</p><aside>{inner}</aside>" * 50).count("Seen") == 50


def test_permanent_links_of_headings_go() -> None:
    assert text_of('<h2>Pair <a href="#pair">#</a></h2><p>x</p>') == "## Pair\n\nx"


def test_a_link_stretched_over_a_card_gets_the_cards_words() -> None:
    card = '<div><a href="https://a.example/x"></a><img src="i.svg"><span>Download</span></div>'
    assert text_of(card) == "[Download](https://a.example/x)"


def test_a_link_around_a_card_stands_in_its_first_line() -> None:
    card = '<a href="https://a.example/x"><div><h3>Refunds</h3><p>Within 30 days.</p></div></a>'
    assert text_of(card) == "### [Refunds](https://a.example/x)\n\nWithin 30 days."


def test_images_keep_their_description_and_ornaments_go() -> None:
    said = '<p><img src="a.png" alt="The  button"></p><p><img src="dot.svg"></p><p>x</p>'
    assert text_of(said) == "![The button](a.png)\n\nx"


def test_an_image_written_out_leaves_its_description() -> None:
    said = '<p>See <img src="data:image/png;base64,iVBORw0KGgo" alt="the light"></p>'
    assert text_of(said) == "See the light"


def test_a_table_that_lays_out_a_page_is_opened() -> None:
    said = (
        "<table><tr><td><h3>Left</h3><ul><li>a</li></ul></td><td><h3>Right</h3><p>b</p></td></tr>"
        "</table>"
    )
    assert text_of(said) == "### Left\n\n- a\n\n### Right\n\nb"


def test_lists_in_cells_stay_apart() -> None:
    said = "<table><tr><th>Who</th></tr><tr><td><ul><li>Ada</li><li>Ben</li></ul></td></tr></table>"
    assert "| Ada; Ben |" in text_of(said)


def test_powers_keep_their_sense() -> None:
    assert text_of("<p>10<sup>3</sup> lamps<sup>TM</sup></p>") == "10^3 lampsTM"


def test_a_page_wrapped_in_a_form_is_kept() -> None:
    assert text_of("<form><h1>Refunds</h1><p>Within 30 days.</p></form>").startswith("# Refunds")


def test_a_video_stays_as_a_link() -> None:
    frame = '<iframe src="https://v.example/1" title="How to pair"></iframe><p>x</p>'
    assert text_of(frame).startswith("[How to pair](https://v.example/1)")


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<div>" * 100_000 + "x" + "</div>" * 100_000, "deep"),
        ("<b>" * 100_000 + "x", "deep"),
        ("<ul><li>" * 100_000 + "x", "deep"),
        ("<table><tr><td>" * 40 + "x", "nested too deep"),
        ("<p>x</p>" * 500_000, "elements"),
        ("<" * 9_000_000, "characters"),
        ("<p>" + "&lt;" * 2_100_000, "characters"),
    ],
)
def test_it_refuses_bombs_at_once(html: str, reason: str) -> None:
    started = time.monotonic()
    with pytest.raises(UnreadableError, match=reason):
        text_of(html)
    assert time.monotonic() - started < 2


def test_links_by_the_thousand_take_no_time() -> None:
    started = time.monotonic()
    text_of("<div>" + "<a href=x></a><span>t</span>" * 10_000 + "</div>")
    text_of("<div>" + "<a href=#top>x</a>" * 20_000 + "</div>")
    assert time.monotonic() - started < 4
