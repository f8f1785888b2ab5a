import pytest

from service.drafting.generating.editing.fallback import FallbackEditor
from service.drafting.generating.editing.model import ModelEditor
from service.drafting.generating.editing.plain import PlainEditor
from service.errors import ModelUnavailableError
from service.model.reply import Draft
from tests.service.drafting.generating.editing.conftest import DOWN, QUESTION, Telling


def editor(answer: str | Exception) -> FallbackEditor:
    return FallbackEditor(ModelEditor(Telling(answer), deadline_s=5), PlainEditor())


async def test_it_works(draft: Draft) -> None:
    told = editor("2| You may return a lamp within 30 days of delivery.")
    reply = await told.rewrite(draft, "simpler", QUESTION)
    assert "You may return" in reply.text
    assert reply.fallback == ""
    assert told.manners == {"shorter", "warmer", "simpler", "translated"}


async def test_shorter_needs_no_model_and_says_so(draft: Draft) -> None:
    reply = await editor(DOWN).rewrite(draft, "shorter", QUESTION)
    assert len(reply.sentences) == 3
    assert reply.fallback == str(DOWN)


async def test_what_only_a_model_can_do_fails_as_the_model_did(draft: Draft) -> None:
    with pytest.raises(ModelUnavailableError, match="could not be reached"):
        await editor(DOWN).rewrite(draft, "warmer", QUESTION)


async def test_a_summary_falls_back_to_the_customers_words() -> None:
    brief = await editor(DOWN).sum_up(QUESTION)
    assert (brief.editor, brief.fallback) == ("plain", str(DOWN))
    assert brief.summary
