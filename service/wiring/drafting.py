"""Open the writer and the editor of replies."""

import structlog

from retrieval.embedding.port import Embedder
from service.drafting.drafter import Drafter
from service.drafting.extracting.writer import ExtractiveWriter
from service.drafting.generating.editing.plain import PlainEditor
from service.drafting.guarding import Guard
from service.drafting.port import Editor, Writer
from service.drafting.prompts import INSTRUCTIONS
from service.drafting.refusing import NEVER, Calibration, kept_calibration, usual_calibration
from service.drafting.voice import Voice
from service.errors import SettingsError
from service.settings import Settings

_log = structlog.get_logger(__name__)


def open_writer(settings: Settings, embedder: Embedder) -> Writer:
    """Open the writer within the budget of errors, and checked before anything leaves.

    Raises SettingsError if the company's own calibration cannot be read.
    """
    calibration = open_calibration(settings)
    if calibration.threshold(settings.error_budget) == NEVER:
        _log.warning("error_budget_cannot_be_kept", budget=settings.error_budget)
    guard = Guard(frozenset(settings.link_hosts.casefold().split()), INSTRUCTIONS)
    voice = _open_voice(settings)
    writer = _open_writer(settings, embedder, voice)
    return Drafter(writer, guard, calibration, budget=settings.error_budget, voice=voice)


def open_calibration(settings: Settings) -> Calibration:
    """Open the company's own calibration, or the usual one where it has none.

    Raises SettingsError if its own cannot be read.
    """
    try:
        return kept_calibration(settings.home) or usual_calibration()
    except ValueError as error:
        raise SettingsError(str(error)) from error


def _open_voice(settings: Settings) -> Voice:
    signature = settings.signature or f"The {settings.company or 'support'} team"
    try:
        return Voice.read(settings.tone, signature) if settings.tone else Voice(signature)
    except ValueError as error:
        raise SettingsError(str(error)) from error


def _open_writer(settings: Settings, embedder: Embedder, voice: Voice) -> Writer:
    """Open the model that is set, with the articles to fall back on; else these."""
    extractive = ExtractiveWriter(embedder, voice)
    if not settings.model_url:
        return extractive
    # Imported late, as below: most desks have no model, and need not wait for its bounds.
    from service.wiring.model import open_generative  # noqa: PLC0415

    return open_generative(settings, voice, extractive)


def open_editor(settings: Settings) -> Editor:
    """Open the editor of drafts: the model that is set, with plain rules to fall back on."""
    plain = PlainEditor()
    if not settings.model_url:
        return plain
    from service.wiring.model import open_model_editor  # noqa: PLC0415

    return open_model_editor(settings, plain)
