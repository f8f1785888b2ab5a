"""Open the language model that the settings name, within their bounds, and who asks it."""

from dataclasses import dataclass
from pathlib import Path

from service.drafting.generating.calling.breaking import Breaker
from service.drafting.generating.calling.extra import ExtraCalls
from service.drafting.generating.calling.remembering import RememberingModel
from service.drafting.generating.calling.steady import SteadyModel
from service.drafting.generating.editing.fallback import FallbackEditor
from service.drafting.generating.editing.model import ModelEditor
from service.drafting.generating.fallback import FallbackWriter
from service.drafting.generating.spending.kept import KeptMeter
from service.drafting.generating.spending.meter import Meter, Tariff
from service.drafting.generating.writer import GenerativeWriter, patience_s
from service.drafting.port import Editor, LanguageModel, Writer
from service.drafting.voice import Voice
from service.settings import Settings
from service.wiring.library import TENANT


@dataclass(frozen=True, slots=True)
class BoundedModel:
    """A model, and what it and whoever asks it for repairs may call beyond the first time."""

    model: LanguageModel
    extra_calls: ExtraCalls


def open_generative(settings: Settings, voice: Voice, otherwise: Writer) -> Writer:
    """Open the writer that asks the model, with another one to fall back on."""
    bounded = open_model(settings)
    generative = GenerativeWriter(
        bounded.model,
        voice,
        deadline_s=settings.model_timeout_s,
        extra_calls=bounded.extra_calls,
    )
    return FallbackWriter(generative, otherwise)


def open_model_editor(settings: Settings, otherwise: Editor) -> Editor:
    """Open the editor that asks the model, with another one to fall back on."""
    model = open_model(settings).model
    return FallbackEditor(ModelEditor(model, deadline_s=settings.model_timeout_s), otherwise)


def open_model(settings: Settings) -> BoundedModel:
    """Open the model: remembered answers first, then bounds, then the endpoint."""
    # Imported late: the client takes half a second to import, and most desks have no model.
    from service.drafting.generating.openai import OpenAIModel  # noqa: PLC0415

    extra_calls = ExtraCalls()
    endpoint = OpenAIModel(
        url=settings.model_url,
        key=settings.model_key.get_secret_value(),
        name=settings.model_name,
        timeout_s=settings.model_timeout_s,
        answer_tokens=settings.model_answer_tokens,
        meter=open_meter(settings),
    )
    steady = SteadyModel(
        endpoint,
        extra_calls=extra_calls,
        breaker=Breaker(),
        patience_s=patience_s(settings.model_timeout_s),
        first_piece_s=settings.model_first_words_s,
        at_once=settings.model_calls_at_once,
    )
    return BoundedModel(RememberingModel(steady), extra_calls)


def open_model_at(url: str, home: Path) -> BoundedModel:
    """Open a model at an endpoint, with every other setting as the environment has it."""
    return open_model(Settings(home=home, model_url=url, model_name="model"))


def open_meter(settings: Settings) -> Meter:
    """Open the count of what the model costs, which all processes of a home folder share."""
    settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    tariff = Tariff(
        prompt_price=settings.model_prompt_price,
        answer_price=settings.model_answer_price,
        daily_budget=settings.model_daily_budget,
    )
    return KeptMeter(f"sqlite:///{settings.home.resolve() / 'spending.db'}", TENANT, tariff)
