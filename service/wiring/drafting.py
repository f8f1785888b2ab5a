"""Open the writer of replies."""

from retrieval.embedding.port import Embedder
from service.drafting.extracting.writer import ExtractiveWriter
from service.drafting.generating.fallback import FallbackWriter
from service.drafting.generating.openai import OpenAIModel
from service.drafting.generating.writer import GenerativeWriter
from service.drafting.port import Writer
from service.drafting.voice import Voice
from service.settings import Settings


def open_writer(settings: Settings, embedder: Embedder) -> Writer:
    """Open the writer: the model that is set, with the articles to fall back on; else these."""
    voice = Voice(settings.signature or f"The {settings.company or 'support'} team")
    extractive = ExtractiveWriter(embedder, voice, refuse_below=settings.refuse_below)
    if not settings.model_url:
        return extractive
    model = OpenAIModel(
        url=settings.model_url,
        key=settings.model_key.get_secret_value(),
        name=settings.model_name,
        timeout_s=settings.model_timeout_s,
    )
    generative = GenerativeWriter(model, voice, deadline_s=settings.model_timeout_s)
    return FallbackWriter(generative, extractive)
