from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redaction.text import NOTHING, RedactedText
from retrieval.articles import MACRO, Article, Hit, Passage
from retrieval.embedding.hashing import HashEmbedder
from service.drafting.extracting.writer import ExtractiveWriter
from service.drafting.port import Question
from service.drafting.voice import Voice
from service.model.reply import Draft, Refusal

Made = Callable[..., Hit]

PAIRING = (
    "To pair a lamp with the app:\n\n1. Open **Settings**.\n2. Hold the button for 10 seconds.\n"
    "3. Tap **Pair**.\n\nWe come from Wales."
)


def writer() -> ExtractiveWriter:
    return ExtractiveWriter(HashEmbedder(), Voice("The Acme team"))


def ask(text: str, customer: str = "", asked: tuple[str, ...] = ()) -> Question:
    each = tuple(RedactedText(one) for one in asked)
    return Question(RedactedText(text), customer=RedactedText(customer), asked=each)


async def drafted(question: Question, *hits: Hit) -> Draft:
    reply = await writer().draft(question, hits)
    assert isinstance(reply, Draft)
    return reply


async def test_it_works(hit: Made) -> None:
    reply = await drafted(ask("How do I pair a lamp?", "<PERSON_1>"), hit(PAIRING))
    assert reply.text.startswith(
        "Hello <PERSON_1>,\n\nTo pair a lamp with the app:\n1. Open Settings.\n"
        "2. Hold the button for 10 seconds.\n3. Tap Pair."
    )
    assert reply.text.endswith("Kind regards,\nThe Acme team")
    assert 0 < reply.confidence <= 1


async def test_every_fact_is_a_quotation(hit: Made) -> None:
    for sentence in (await drafted(ask("How do I pair a lamp?"), hit(PAIRING))).sentences:
        if sentence.verdict == "courtesy":
            assert not sentence.citations
        else:
            [citation] = sentence.citations
            assert PAIRING[citation.start : citation.end] == citation.quote


async def test_what_was_not_asked_is_left_out(hit: Made) -> None:
    reply = await drafted(ask("How do I pair a lamp with the app?"), hit(PAIRING))
    assert "Wales" not in reply.text


async def test_a_sentence_takes_along_what_it_leans_on(hit: Made) -> None:
    text = "Lamps may be sent back. This must happen within 30 days of buying your outlet shade."
    reply = await drafted(ask("buying outlet shade days"), hit(text))
    assert "Lamps may be sent back. This must happen within 30 days" in reply.text


async def test_a_sentence_takes_along_what_limits_it(hit: Made) -> None:
    text = (
        "You can send a lamp back within thirty days. However, outlet shades stay sold. "
        + "Wales is green, and Wales is wet, and the hills of Wales are full of sheep. " * 6
    )
    reply = await drafted(ask("Can I send a lamp back?"), hit(text))
    assert "However, outlet shades stay sold." in reply.text
    assert "sheep" not in reply.text


async def test_a_heading_says_what_steps_and_lists_are_for(hit: Made) -> None:
    text = "## What we never do\n\n- Ask for your password by phone\n- Ask for a card number"
    reply = await drafted(ask("Do you ask for my password by phone?"), hit(text))
    assert "What we never do:\n- Ask for your password by phone" in reply.text


async def test_a_short_list_is_whole_behind_what_introduces_it(hit: Made) -> None:
    text = "There are two ways:\n\n- Pair the lamp with the app\n- Wait for Monday"
    reply = await drafted(ask("How do I pair the lamp with the app?"), hit(text))
    assert "There are two ways:\n- Pair the lamp with the app\n- Wait for Monday" in reply.text


async def test_a_condition_above_a_paragraph_is_said(hit: Made) -> None:
    text = "## After 60 minutes\n\nNobody in support can stop a parcel or cancel an order."
    reply = await drafted(ask("Can you cancel my order?"), hit(text))
    assert "After 60 minutes: Nobody in support" in reply.text


async def test_a_row_of_a_table_is_quoted_as_a_sentence(hit: Made) -> None:
    text = (
        "| Light | State |\n|---|---|\n| Solid amber | The hub has no internet |\n"
        "| Solid green | All is well |"
    )
    reply = await drafted(ask("The light is solid amber, what does it mean?"), hit(text))
    assert "\n\nSolid amber: The hub has no internet." in reply.text
    assert "green" not in reply.text


async def test_items_within_steps_stay_readable(hit: Made) -> None:
    text = "1. Open the app.\n   - On Android, allow it.\n2. Pair the lamp with the app."
    reply = await drafted(ask("How do I pair the lamp with the app?"), hit(text))
    assert "1. Open the app.\n   - On Android, allow it.\n2. Pair the lamp" in reply.text


async def test_each_of_several_questions_is_answered(hit: Made) -> None:
    pairing = hit("Pair the lamp with Settings.", "pair", "Pair a lamp")
    refunds = hit("Refunds are paid within 5 days.", "refunds", "Refunds")
    asked = ("How do I pair the lamp?", "When are refunds paid?")
    question = ask(" ".join(asked), asked=(*asked, " ".join(asked)))
    text = (await drafted(question, pairing, refunds)).text
    assert "Pair the lamp with Settings." in text
    assert "Refunds are paid within 5 days." in text


async def test_the_same_words_are_said_once(hit: Made) -> None:
    once = "Hold the lamp button to pair."
    for hits in ([hit(once), hit(once, "other")], [hit(f"{once}\n\n{once}")]):
        reply = await drafted(ask("How to pair the lamp button?"), *hits)
        assert reply.text.count(once) == 1


async def test_long_steps_are_cut_and_say_where_the_rest_is(hit: Made) -> None:
    steps = "\n".join(f"{n}. Pair lamp number {n} with the app." for n in range(1, 31))
    reply = await drafted(ask("How do I pair lamps?"), hit(steps))
    assert "12. Pair lamp number 12" in reply.text
    assert "13. Pair" not in reply.text
    assert "The other steps are in “Pair a lamp”." in reply.text


async def test_the_fields_of_a_saved_reply_never_reach_a_customer() -> None:
    text = (
        "Hi {{ticket.requester.first_name}},\n\nTo pair a lamp, {{customer.name}}, hold its "
        "button.\n\nYour order {{order.id}} has a lamp.\n\nKind regards,\n\n{{agent.name}}"
    )
    article = Article("m", "Pairing", text, audience="internal", labels=(MACRO,))
    hit = Hit(Passage("m#0", article, 0, len(text)), 0.9)
    for customer, filled in (("<PERSON_1>", True), ("", False)):
        reply = await writer().draft(ask("How do I pair a lamp?", customer), [hit])
        said = reply.text if isinstance(reply, Draft) else ""
        assert "{{" not in said
        assert ("To pair a lamp, <PERSON_1>, hold its button." in said) == filled


async def test_it_refuses_where_nothing_is_asked_or_found(hit: Made) -> None:
    for question, hits, reason in (
        (ask("How do I pair a lamp?"), [], "nothing_found"),
        (ask("How do I pair a lamp?"), [hit("[All](https://x.example)")], "nothing_found"),
        (ask("???"), [hit(PAIRING)], "empty_question"),
    ):
        reply = await writer().draft(question, hits)
        assert isinstance(reply, Refusal)
        assert reply.reason == reason


async def test_a_name_that_is_not_hidden_is_never_used(hit: Made) -> None:
    reply = await drafted(ask("How do I pair a lamp?", "Ada"), hit(PAIRING))
    assert reply.text.startswith("Hello,")
    assert ask("x").customer == NOTHING


@pytest.mark.parametrize(
    "text",
    [
        "- pair a lamp\n" * 70_000,
        "pair " * 200_000,
        "**" * 500_000,
        "| pair |\n|--|\n" + "| | |\n" * 100_000,
        "pair \ud800\x00 a lamp.",
        "1. pair\n" + "".join(" " * n + "- lamp\n" for n in range(300)),
    ],
    ids=["bullets", "one line", "emphasis", "empty cells", "surrogates", "nesting"],
)
async def test_hostile_articles_take_little_time(hit: Made, text: str) -> None:
    assert await writer().draft(ask("How do I pair a lamp?"), [hit(text)])


@given(st.text(max_size=400), st.text(alphabet="pair lamp#|-*1.>`[]()\n:", max_size=400))
async def test_any_question_and_any_article_give_a_reply(question: str, text: str) -> None:
    article = Article("a", "A", text)
    hit = Hit(Passage("a#0", article, 0, len(text)), 0.5)
    reply = await writer().draft(ask(question), [hit])
    if isinstance(reply, Draft):
        for citation in (c for one in reply.sentences for c in one.citations):
            assert text[citation.start : citation.end] == citation.quote


async def test_a_section_that_answers_is_told_as_it_stands(hit: Made) -> None:
    text = (
        "Hold the top button of the lamp for ten seconds to pair it with the app.\n\n"
        "The lamp blinks blue for a minute while it looks for a phone to talk to.\n\n"
        "Bees dance."
    )
    reply = await drafted(ask("How do I pair a lamp with the app?"), hit(text))
    assert "blinks blue" in reply.text
    assert "Bees" not in reply.text
