"""What an agent sees while a draft is written, where there is none, and when it is said again."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from redaction.text import RedactedText
from retrieval.articles import EVERYTHING
from service.drafting.generating.editing.plain import PlainEditor
from service.drafting.port import Writer
from service.house import House
from service.model.reply import Citation, Draft, Refusal, Sentence

pytestmark = pytest.mark.browser


@pytest.fixture
def writer(dictated: Any) -> Writer:
    found: Writer = dictated
    return found


def state(page: Page) -> Any:
    return page.locator("#panel .state[data-state]")


def cited(house: House, article_id: str, words: str) -> Citation:
    article = house.library.article(article_id, EVERYTHING)
    assert article is not None
    start = article.text.index(words)
    passages = house.library.passages(article_id, EVERYTHING)
    passage = next(p for p in passages if p.start <= start < p.end)
    return Citation(
        article_id, article.title, article.url, passage.id, start, start + len(words), words
    )


@pytest.fixture
def draft(house: House, dictated: Any) -> Draft:
    hold = cited(house, "pair", "Hold the lamp's button for 10 seconds")
    days = cited(house, "refunds", "You can return a lamp within 30 days of delivery.")
    dictated.reply = Draft(
        (
            Sentence(RedactedText("Hello <PERSON_1>,"), "courtesy", (), ""),
            Sentence(RedactedText("Hold its button for 10 seconds."), "supported", (hold,), "\n\n"),
            Sentence(
                RedactedText("You can return it."), "partly", (days,), "\n\n", 0.5, ("condition",)
            ),
            Sentence(RedactedText("We paid you back."), "unsupported", (), " ", 0.1, ("promise",)),
        ),
        0.94,
        "dictated",
    )
    found: Draft = dictated.reply
    return found


@pytest.fixture
def asked(server: Any) -> Any:
    server.ask("1001", "Pair a lamp", "How do I pair a lamp? Regards, Ada Lovelace")
    return server


def test_it_works(ben: Any, asked: Any, draft: Draft, dictated: Any) -> None:
    """The page is there before the draft, and each sentence as soon as it is proven."""
    dictated.pauses_after = 2
    page = ben("/tickets/1001")
    expect(page.locator("#thread")).to_contain_text("How do I pair a lamp?")
    expect(page.locator("#panel .sentence")).to_have_count(2)
    expect(page.locator("#panel .state.drafting")).to_have_text("Drafting…")
    expect(page.locator("#panel .skeleton")).to_be_visible()
    expect(page.locator("#panel .chip")).to_have_text("name 1")
    expect(page.get_by_role("button", name="Send")).to_have_count(0)
    dictated.go_on.set()
    expect(state(page)).to_contain_text("right 94 in 100")
    expect(page.locator("#panel .skeleton")).to_have_count(0)
    expect(page.locator("#panel")).not_to_have_attribute("aria-busy", "true")


def test_what_turns_out_to_be_refused_is_taken_back(
    ben: Any, asked: Any, draft: Draft, dictated: Any
) -> None:
    dictated.pauses_after = 4
    page = ben("/tickets/1001")
    expect(page.locator("#panel .sentence")).to_have_count(3)
    dictated.reply = Refusal("weak_evidence", 0.9, "dictated")
    dictated.go_on.set()
    expect(state(page)).to_contain_text("No answer: the articles come close")
    expect(page.locator("#panel .sentence")).to_have_count(0)


def test_who_leaves_the_ticket_ends_its_drafting(
    ben: Any, asked: Any, draft: Draft, dictated: Any
) -> None:
    dictated.pauses_after = 1
    page = ben("/tickets/1001")
    expect(page.locator("#panel .sentence")).to_have_count(1)
    page.goto("/docs")
    page.wait_for_function("true")
    for _ in range(100):
        if dictated.was_cancelled:
            break
        page.wait_for_timeout(50)
    assert dictated.was_cancelled


def test_sentences_without_proof_are_folded_and_say_what_is_wrong(
    ben: Any, asked: Any, draft: Draft
) -> None:
    page = ben("/tickets/1001")
    expect(state(page)).to_contain_text("One sentence is proven in part")
    folded = page.locator("details.unsupported")
    expect(folded).to_contain_text("1 sentence without proof, not sent")
    expect(page.get_by_text("We paid you back.")).to_be_hidden()
    folded.locator("summary").click()
    expect(page.get_by_text("We paid you back.")).to_be_visible()
    expect(folded).to_contain_text("The desk cannot do what it promises.")
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    expect(page.locator(".source:visible .lacks")).to_have_text(
        "Proven in part: a condition is left out."
    )
    page.keyboard.press("Control+Enter")
    expect(state(page)).to_contain_text("Sent by you")
    assert "paid you back" not in asked.messages("1001")[-1]["text"]


def test_a_draft_is_said_again_by_keys_and_as_it_was_first(
    ben: Any, asked: Any, draft: Draft
) -> None:
    page = ben("/tickets/1001")
    sentences = page.locator("#panel .draft .sentence")
    expect(sentences).to_have_count(3)
    page.keyboard.press("s")
    expect(sentences).to_have_count(1)
    page.keyboard.press("w")
    expect(sentences.first).to_have_text("Thank you for writing.")
    page.keyboard.press("t")
    expect(page.get_by_role("button", name="Deutsch")).to_be_visible()
    page.keyboard.press("2")
    expect(sentences.first).to_have_text("(de) Thank you for writing.")
    page.keyboard.press("o")
    expect(sentences).to_have_count(3)
    expect(page.get_by_role("button", name="As first written")).to_have_count(0)


def test_a_draft_that_cannot_be_said_so_stays_and_says_so(
    ben: Any, asked: Any, draft: Draft
) -> None:
    page = ben("/tickets/1001")
    page.get_by_role("button", name="Shorter").click()
    expect(page.locator("#panel .draft .sentence")).to_have_count(1)
    page.get_by_role("button", name="Shorter").click()
    expect(page.locator("#again-said")).to_contain_text("It stays as it is")


def test_what_another_agent_said_again_is_not_sent_unseen(
    ben: Any, asked: Any, draft: Draft
) -> None:
    page = ben("/tickets/1001")
    expect(state(page)).to_be_visible()
    found = asked.suggestion("1001")["id"]
    asked.api.post(f"/v1/suggestions/{found}/rewrites", json={"manner": "warmer"})
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#problem")).to_contain_text("The draft has been said again since.")
    expect(page.locator("#panel .draft .sentence").first).to_have_text("Thank you for writing.")
    page.get_by_role("button", name="Send").click()
    expect(state(page)).to_contain_text("Sent by you")


def test_a_refusal_says_why_and_what_to_do(ben: Any, asked: Any, dictated: Any) -> None:
    said = (
        (Refusal("nothing_found", 1, "x"), "No answer: no article", "Nothing is sent"),
        (Refusal("out_of_scope", 1, "x"), "No answer: this is not about", "reject this"),
        (Refusal("needs_account_data", 1, "x"), "only the customer's account", "Look into"),
        (
            Refusal("needs_person", 1, "x", concern="legal_threat"),
            "Legal threat: answer yourself",
            "Admit and promise nothing",
        ),
        (Refusal("empty_question", 1, "x"), "No answer: the message asks nothing", "reject this"),
    )
    page = ben("/tickets")
    for number, (refusal, words, step) in enumerate(said):
        dictated.reply = refusal
        asked.ask(f"300{number}", "Lamp", "How?")
        page.goto(f"/tickets/300{number}")
        expect(state(page)).to_contain_text(words)
        expect(page.locator("#reply .note").first).to_contain_text(step)
        expect(page.get_by_role("button", name="Write a reply")).to_be_visible()
        expect(page.get_by_role("button", name="Shorter")).to_have_count(0)


def test_an_unclear_message_is_answered_with_the_question(
    ben: Any, asked: Any, dictated: Any
) -> None:
    question = RedactedText("Which lamp do you have, <PERSON_1>?")
    dictated.reply = Refusal("unclear", 0.9, "x", question=question)
    page = ben("/tickets/1001")
    expect(state(page)).to_contain_text("Unclear")
    expect(page.locator(".question")).to_have_text("Which lamp do you have, name 1?")
    page.keyboard.press("e")
    field = page.get_by_label("Reply", exact=True)
    expect(field).to_have_value("Which lamp do you have, Ada Lovelace?")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Ask this").click()
    expect(state(page)).to_contain_text("Sent by you")
    assert asked.messages("1001")[-1]["text"] == question


def test_sources_that_disagree_stand_side_by_side(
    ben: Any, asked: Any, dictated: Any, house: House
) -> None:
    sides = (
        cited(house, "pair", "If the light stays off, charge the lamp for two hours"),
        cited(house, "refunds", "Lamps from the outlet cannot be returned."),
    )
    dictated.reply = Refusal("sources_conflict", 0.9, "x", sides=sides)
    page = ben("/tickets/1001")
    expect(state(page)).to_contain_text("Sources disagree")
    shown = page.locator(".side")
    expect(shown).to_have_count(2)
    boxes = [shown.nth(n).bounding_box() for n in range(2)]
    assert boxes[0]["y"] == boxes[1]["y"]
    expect(shown.first).to_contain_text("updated 1 May")
    expect(shown.first.get_by_role("link", name="Pair a lamp")).to_be_visible()


def test_a_long_ticket_is_summed_up_once_it_is_opened(ben: Any, server: Any, draft: Draft) -> None:
    server.ask("2001", "Lamps", "My lamp blinks. " + "It does so every day. " * 60)
    page = ben("/tickets/2001")
    page.get_by_text("Summary, and what to ask next").click()
    expect(page.locator(".summed")).to_contain_text("My lamp blinks")
    expect(page.locator(".summed")).to_contain_text("Which lamp is it?")


def test_a_long_german_word_scrolls_nothing_sideways(ben: Any, asked: Any, dictated: Any) -> None:
    long = "Donaudampfschifffahrtsgesellschaftskapitänsmützenbeleuchtungsverordnung " * 5
    dictated.reply = Refusal("unclear", 0.9, "x", question=RedactedText(long))
    page = ben("/tickets/1001", width=360, height=600)
    expect(state(page)).to_be_attached()
    page.get_by_role("button", name="Reply").click()
    for width in (360, 400, 1024):
        page.set_viewport_size({"width": width, "height": 600})
        assert not page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        )
        expect(page.get_by_role("button", name="Ask this")).to_be_in_viewport()


def test_every_manner_has_a_button_that_is_seen(ben: Any, asked: Any, draft: Draft) -> None:
    page = ben("/tickets/1001")
    expect(state(page)).to_be_visible()
    for key in ("s", "w", "m", "t"):
        expect(page.locator(f"[data-key='{key}']:visible")).to_have_count(1)


def test_without_a_model_it_can_only_be_made_shorter(
    ben: Any, asked: Any, draft: Draft, house: House
) -> None:
    house.desk._editor = PlainEditor()
    page = ben("/tickets/1001")
    expect(state(page)).to_be_visible()
    expect(page.locator("#again button")).to_have_count(1)
    expect(page.get_by_role("button", name="Shorter")).to_be_visible()
