"""Write with one writer, and with another one where the first fails."""

from collections.abc import Sequence
from dataclasses import replace

import structlog

from retrieval.articles import Hit
from service.drafting.generating.writer import NothingProvenError
from service.drafting.port import Question, Said, Writer, unheard
from service.errors import ModelUnavailableError
from service.model.reply import Draft, Refusal, Sentence

_log = structlog.get_logger(__name__)


class FallbackWriter:
    """Tries the writer that depends on a model; a draft by the other one says why."""

    def __init__(self, first: Writer, second: Writer) -> None:
        self._first = first
        self._second = second

    @property
    def name(self) -> str:
        """The name of the writer that is tried first."""
        return self._first.name

    async def draft(
        self, question: Question, hits: Sequence[Hit], said: Said = unheard
    ) -> Draft | Refusal:
        """Answer from the passages found, or refuse with a reason."""
        try:
            return await self._first.draft(question, hits, said)
        except ModelUnavailableError as error:
            _log.warning("model_unavailable", why=str(error))
            reply = await self._second.draft(question, hits, said)
            unproven = error.unproven if isinstance(error, NothingProvenError) else ()
            return _beside(replace(reply, fallback=str(error)), unproven)


def _beside(reply: Draft | Refusal, unproven: tuple[Sentence, ...]) -> Draft | Refusal:
    """Show an agent what was written and not proven, beside what takes its place."""
    if isinstance(reply, Refusal):
        return replace(reply, unproven=(*reply.unproven, *unproven))
    unsent = (s for s in unproven if s.verdict == "unsupported")
    return replace(reply, sentences=(*reply.sentences, *unsent))
