"""Edit with one editor, and with another one where the first fails."""

from dataclasses import replace

import structlog

from service.drafting.port import Brief, Editor, Manner, Question
from service.errors import ModelUnavailableError
from service.model.reply import Draft

_log = structlog.get_logger(__name__)


class FallbackEditor:
    """Tries the editor that depends on a model; what the other one does says why."""

    def __init__(self, first: Editor, second: Editor) -> None:
        self._first = first
        self._second = second

    @property
    def manners(self) -> frozenset[Manner]:
        """The manners that either can say a draft in."""
        return self._first.manners | self._second.manners

    async def rewrite(
        self, draft: Draft, manner: Manner, question: Question, *, language: str = ""
    ) -> Draft:
        """Say a draft again. Raises ModelUnavailableError where only the first could."""
        try:
            return await self._first.rewrite(draft, manner, question, language=language)
        except ModelUnavailableError as error:
            _log.warning("model_unavailable", why=str(error))
            if manner not in self._second.manners:
                raise
            edited = await self._second.rewrite(draft, manner, question, language=language)
            return replace(edited, fallback=str(error))

    async def sum_up(self, question: Question) -> Brief:
        """Sum a ticket up."""
        try:
            return await self._first.sum_up(question)
        except ModelUnavailableError as error:
            _log.warning("model_unavailable", why=str(error))
            return replace(await self._second.sum_up(question), fallback=str(error))
