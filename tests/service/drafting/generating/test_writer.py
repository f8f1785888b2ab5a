import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable

import pytest

from redaction.text import RedactedText
from retrieval.articles import Hit
from service.drafting.generating.calling.extra import ExtraCalls
from service.drafting.generating.writer import GenerativeWriter, NothingProvenError, patience_s
from service.drafting.port import Question
from service.drafting.voice import Voice
from service.errors import ModelUnavailableError
from service.model.reply import Draft, Refusal

Made = Callable[..., Hit]
TEXT = "Hold the button for 10 seconds. The light blinks blue. Then tap **Pair** in the app."
QUESTION = Question(
    RedactedText("How do I pair it? <PERSON_1>"), customer=RedactedText("<PERSON_1>")
)


class Saying:
    """A model that says one thing after the other, and remembers what it was given."""

    def __init__(self, *answers: str, delay_s: float = 0, piece: int = 6000) -> None:
        self.answers = answers
        self.delay_s = delay_s
        self.piece = piece
        self.prompts: list[str] = []

    async def answer(self, instructions: str, prompt: RedactedText) -> AsyncIterator[str]:
        answer = self.answers[min(len(self.prompts), len(self.answers) - 1)]
        self.prompts.append(instructions + prompt)
        for start in range(0, len(answer), self.piece):
            await asyncio.sleep(self.delay_s)
            yield answer[start : start + self.piece]


async def draft(answer: str, hit: Hit) -> Draft | Refusal:
    writer = GenerativeWriter(Saying(answer), Voice("The Acme team"), deadline_s=5)
    return await writer.draft(QUESTION, [hit])


async def test_it_works(hit: Made) -> None:
    reply = await draft(
        "1. Hold the button for 10 seconds. [1]\n2. Tap Pair in the app. [1]", hit(TEXT)
    )
    assert isinstance(reply, Draft)
    assert "\n\n1. Hold the button for 10 seconds.\n2. Tap Pair in the app." in reply.text
    facts = [s for s in reply.sentences if s.verdict != "courtesy"]
    assert [s.verdict for s in facts] == ["supported", "supported"]
    for sentence in facts:
        [citation] = sentence.citations
        assert TEXT[citation.start : citation.end] == citation.quote


async def test_an_invented_sentence_is_marked_and_not_sent(hit: Made) -> None:
    reply = await draft("Hold the button for 10 seconds. [1] It costs 90 euros. [1]", hit(TEXT))
    assert isinstance(reply, Draft)
    assert "90 euros" not in reply.text
    assert [s.verdict for s in reply.sentences if "90 euros" in s.text] == ["unsupported"]


async def test_a_number_of_a_passage_is_not_believed(hit: Made) -> None:
    reply = await draft("Hold the button for 10 seconds. [7]", hit(TEXT))
    assert isinstance(reply, Draft)
    assert reply.sentences[1].citations[0].quote == "Hold the button for 10 seconds."


async def test_a_foreign_placeholder_is_unsupported(hit: Made) -> None:
    reply = await draft(
        "Hold the button for 10 seconds. The light blinks blue <EMAIL_4>.", hit(TEXT)
    )
    assert isinstance(reply, Draft)
    assert "EMAIL_4" not in reply.text


async def test_markup_and_html_are_taken_off(hit: Made) -> None:
    reply = await draft("**Hold** the `button` for <b>10 seconds</b>. <img src=x>[1]", hit(TEXT))
    assert isinstance(reply, Draft)
    assert "Hold the button for 10 seconds." in reply.text
    assert "<img" not in reply.text


async def test_no_answer_is_a_refusal(hit: Made) -> None:
    assert isinstance(await draft("NO_ANSWER", hit(TEXT)), Refusal)


@pytest.mark.parametrize("answer", ["Our wine is excellent.", "{}", "[1]", "Hello!", "\x00"])
async def test_nothing_supported_counts_as_a_failing_model(hit: Made, answer: str) -> None:
    with pytest.raises(ModelUnavailableError):
        await draft(answer, hit(TEXT))


async def test_a_late_model_is_left_behind(hit: Made) -> None:
    writer = GenerativeWriter(Saying("x", delay_s=30), Voice("Acme"), deadline_s=0.05)
    with pytest.raises(ModelUnavailableError, match="too long"):
        await writer.draft(QUESTION, [hit(TEXT)])


async def test_without_passages_the_model_is_not_asked() -> None:
    model = Saying("x")
    reply = await GenerativeWriter(model, Voice("Acme"), deadline_s=5).draft(QUESTION, [])
    assert isinstance(reply, Refusal)
    assert model.prompts == []


async def test_a_placeholder_that_the_model_bent_is_straightened(hit: Made) -> None:
    reply = await draft(
        "<person_1>, hold the button for 10 seconds. [1]\n[PERSON_9], tap Pair in the app. [1]",
        hit(TEXT),
    )
    assert isinstance(reply, Draft)
    assert "<PERSON_1>, hold the button for 10 seconds." in reply.text
    assert "PERSON_9" not in reply.text


async def test_a_sentence_is_heard_while_the_next_is_written(hit: Made) -> None:
    model = Saying("Hold the button for 10 seconds. [1]\nTap Pair.", delay_s=0.02, piece=12)
    heard: list[tuple[str, int]] = []
    writer = GenerativeWriter(model, Voice("The Acme team"), deadline_s=5)
    sent = 0

    async def counted(instructions: str, prompt: RedactedText) -> AsyncIterator[str]:
        nonlocal sent
        async for piece in Saying.answer(model, instructions, prompt):
            sent += 1
            yield piece

    model.answer = counted  # type: ignore[method-assign]
    reply = await writer.draft(QUESTION, [hit(TEXT)], lambda one: heard.append((one.text, sent)))
    assert isinstance(reply, Draft)
    assert [text for text, _ in heard] == [sentence.text for sentence in reply.sentences]
    assert heard[0][0] == "Hello <PERSON_1>,"
    assert dict(heard)["Hold the button for 10 seconds."] < sent


async def test_what_is_not_proven_is_not_heard(hit: Made) -> None:
    heard: list[str] = []
    answer = "Our wine is excellent. Hold the button for 10 seconds. [1] We refunded you."
    writer = GenerativeWriter(Saying(answer), Voice("Acme"), deadline_s=5)
    await writer.draft(QUESTION, [hit(TEXT)], lambda one: heard.append(one.text))
    assert not any("wine" in text or "refunded" in text for text in heard)


async def test_a_promise_is_not_even_shown(hit: Made) -> None:
    reply = await draft("Hold the button for 10 seconds. [1] I have refunded you.", hit(TEXT))
    assert isinstance(reply, Draft)
    assert not any("refunded" in sentence.text for sentence in reply.sentences)


WRONG = "Hold the button for 20 seconds. [1] Then tap Pair in the app. [1]"


async def test_what_is_wrong_is_repaired_once(hit: Made) -> None:
    model = Saying(WRONG, "1| Hold the button for 10 seconds.")
    reply = await GenerativeWriter(model, Voice("Acme"), deadline_s=5).draft(QUESTION, [hit(TEXT)])
    assert isinstance(reply, Draft)
    assert "Hold the button for 10 seconds. Then tap Pair in the app." in reply.text
    assert len(model.prompts) == 2
    assert "1| Hold the button for 20 seconds." in model.prompts[1]
    assert "Then tap Pair" not in model.prompts[1].partition("Help centre")[0]


@pytest.mark.parametrize("repair", ["1| -", "Sure!", "1| Hold it for 30 seconds.", ""])
async def test_what_cannot_be_repaired_stays_unsupported(hit: Made, repair: str) -> None:
    model = Saying(WRONG, repair)
    reply = await GenerativeWriter(model, Voice("Acme"), deadline_s=5).draft(QUESTION, [hit(TEXT)])
    assert isinstance(reply, Draft)
    assert "seconds" not in reply.text
    assert any("seconds" in s.text and s.verdict == "unsupported" for s in reply.sentences)
    assert len(model.prompts) == 2


async def test_beyond_the_budget_of_extra_calls_nothing_is_repaired(hit: Made) -> None:
    model = Saying(WRONG)
    extra = ExtraCalls()
    writer = GenerativeWriter(model, Voice("Acme"), deadline_s=5, extra_calls=extra)
    assert extra.take()
    assert isinstance(await writer.draft(QUESTION, [hit(TEXT)]), Draft)
    assert len(model.prompts) == 1


async def test_a_repair_that_is_late_leaves_the_draft_as_it_was(hit: Made) -> None:
    model = Saying(WRONG)
    first = model.answer

    def slow_then(instructions: str, prompt: RedactedText) -> AsyncIterator[str]:
        model.delay_s = 30 if model.prompts else 0
        return first(instructions, prompt)

    model.answer = slow_then  # type: ignore[method-assign]
    writer = GenerativeWriter(model, Voice("Acme"), deadline_s=0.5)
    began = time.monotonic()
    reply = await writer.draft(QUESTION, [hit(TEXT)])
    assert isinstance(reply, Draft)
    assert "Then tap Pair in the app." in reply.text
    assert time.monotonic() - began < 0.5


async def test_nothing_supported_keeps_what_was_written_for_the_agent(hit: Made) -> None:
    with pytest.raises(NothingProvenError) as caught:
        await draft("Our wine is excellent.", hit(TEXT))
    assert [one.text for one in caught.value.unproven] == ["Our wine is excellent."]


async def test_an_endless_answer_counts_as_a_failing_model(hit: Made) -> None:
    with pytest.raises(ModelUnavailableError, match="too long"):
        await draft("Hold the button for 10 seconds. [1]\n" * 1000, hit(TEXT))


async def test_no_answer_after_a_sentence_is_left_out(hit: Made) -> None:
    reply = await draft("Hold the button for 10 seconds. [1]\n\nNO_ANSWER", hit(TEXT))
    assert isinstance(reply, Draft)
    assert not any("NO_ANSWER" in sentence.text for sentence in reply.sentences)


async def test_the_deadline_leaves_time_for_another_writer() -> None:
    assert patience_s(20) == 19
    assert patience_s(2) == 1.5


async def test_many_at_once_neither_wait_for_each_other_nor_leave_threads_behind(hit: Made) -> None:
    writer = GenerativeWriter(
        Saying("Hold the button for 10 seconds. [1]", delay_s=0.1), Voice("Acme"), deadline_s=20
    )
    replies = await asyncio.gather(*(writer.draft(QUESTION, [hit(TEXT)]) for _ in range(200)))
    assert all(isinstance(reply, Draft) for reply in replies)
    assert threading.active_count() < 64
