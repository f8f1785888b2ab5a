import asyncio
from pathlib import Path

import pytest

from eval.endpoint import Endpoint, answers, serving
from redaction.text import RedactedText
from service.drafting.generating.spending.meter import Tokens
from service.errors import ModelUnavailableError
from service.settings import Settings
from service.wiring.drafting import open_editor
from service.wiring.model import open_meter, open_model

PROMPT = RedactedText("How?")


def settings(home: Path, endpoint: Endpoint, **others: float) -> Settings:
    return Settings(home=home, model_url=endpoint.url, model_name="m", **others)  # type: ignore[arg-type]


async def said(opened: Settings, prompt: str = PROMPT) -> str:
    model = open_model(opened).model
    return "".join([piece async for piece in model.answer("Rules.", RedactedText(prompt))])


async def test_it_works(tmp_path: Path) -> None:
    with serving(answers("Hold it.")) as endpoint:
        assert await said(settings(tmp_path, endpoint)) == "Hold it."


async def test_the_days_budget_holds_across_restarts_and_processes(tmp_path: Path) -> None:
    with serving(answers("Hold it.")) as endpoint:
        opened = settings(tmp_path, endpoint, model_answer_price=1, model_daily_budget=0.0007)
        assert await said(opened) == "Hold it."
        with pytest.raises(ModelUnavailableError, match="budget"):
            await said(opened)
        assert len(endpoint.bodies) == 1


def test_without_a_budget_calls_are_counted_all_the_same(tmp_path: Path) -> None:
    with serving(answers("Hold it.")) as endpoint:
        opened = settings(tmp_path, endpoint)
        asyncio.run(said(opened))
        meter = open_meter(opened)
        day = meter.begin(Tokens(0, 0))
        assert day is not None
        assert meter.spent(day).calls == 2


def test_the_editor_of_a_desk_without_a_model_can_shorten(tmp_path: Path) -> None:
    assert open_editor(Settings(home=tmp_path)).manners == {"shorter"}
    with serving(answers("x")) as endpoint:
        assert len(open_editor(settings(tmp_path, endpoint)).manners) == 4


def test_a_budget_without_prices_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="MODEL_PROMPT_PRICE"):
        Settings(home=tmp_path, model_daily_budget=5)
