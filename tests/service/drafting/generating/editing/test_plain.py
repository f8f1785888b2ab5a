from dataclasses import replace

import pytest

from redaction.text import RedactedText
from service.drafting.generating.editing.plain import PlainEditor
from service.drafting.port import Manner, Question
from service.errors import ModelUnavailableError
from service.model.reply import Draft
from tests.service.drafting.generating.editing.conftest import (
    BYE,
    HELLO,
    QUESTION,
    REFUND,
    RETURN,
    cited,
    courtesy,
)


async def shortened(*sentences: object) -> tuple[str, ...]:
    draft = Draft(sentences, 0.9, "extractive")  # type: ignore[arg-type]
    reply = await PlainEditor().rewrite(draft, "shorter", QUESTION)
    return tuple(sentence.text for sentence in reply.sentences)


async def test_it_works(draft: Draft) -> None:
    reply = await PlainEditor().rewrite(draft, "shorter", QUESTION)
    assert reply.sentences == (HELLO, RETURN, BYE)


async def test_courtesy_in_between_goes_first() -> None:
    unclear = courtesy("If anything is still unclear, just reply to this message.")
    assert unclear.text not in await shortened(HELLO, RETURN, REFUND, unclear, BYE)


async def test_steps_conditions_and_what_leads_to_them_stay() -> None:
    sentences = (
        HELLO,
        cited("To pair a lamp, do this:", "x", lead="\n\n"),
        cited("Hold the button.", "x", lead="\n\n1. "),
        cited("The light blinks.", "x"),
        cited("Tap Pair.", "x", lead="\n2. "),
        cited("If the light stays off, charge the lamp.", "x", lead="\n\n"),
        cited("Only lamps of this year can be paired.", "x"),
        BYE,
    )
    assert await shortened(*sentences) == tuple(sentence.text for sentence in sentences)


async def test_a_condition_stays_however_little_it_has_to_do_with_the_question() -> None:
    condition = cited("Shipping is free unless a parcel weighs more than usual.", "x", "\n\n")
    assert condition.text in await shortened(HELLO, RETURN, condition, BYE)


async def test_what_another_sentence_leans_on_stays() -> None:
    leaning = cited("This takes some hours of waiting for everybody.", "x")
    sentences = (HELLO, cited("Charging is slow.", "x", lead="\n\n"), leaning, RETURN, BYE)
    texts = await shortened(*sentences)
    assert ("Charging is slow." in texts) >= (leaning.text in texts)


async def test_the_last_proven_sentence_stays() -> None:
    assert await shortened(HELLO, REFUND, BYE) == (HELLO.text, REFUND.text, BYE.text)


async def test_what_is_hidden_stays_hidden(draft: Draft) -> None:
    hidden = replace(REFUND, verdict="unsupported")
    with_hidden = replace(draft, sentences=(*draft.sentences, hidden))
    reply = await PlainEditor().rewrite(with_hidden, "shorter", QUESTION)
    assert reply.sentences[-1] == hidden


@pytest.mark.parametrize("manner", ["warmer", "simpler", "translated"])
async def test_for_the_rest_there_has_to_be_a_model(draft: Draft, manner: Manner) -> None:
    assert manner not in PlainEditor().manners
    with pytest.raises(ModelUnavailableError, match="DESKPROOF_MODEL_URL"):
        await PlainEditor().rewrite(draft, manner, QUESTION, language="de")


async def test_a_ticket_is_summed_up_in_its_own_words() -> None:
    brief = await PlainEditor().sum_up(QUESTION)
    assert brief.summary == ("how do I return my lamp MK-2?", "It won't pair.")
    assert brief.editor == "plain"


async def test_a_ticket_of_nothing_has_an_empty_summary() -> None:
    brief = await PlainEditor().sum_up(Question(RedactedText("")))
    assert (brief.summary, brief.ask_next) == ((), ())
