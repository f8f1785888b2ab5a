"""Hold back what is heard of a draft for a moment: most drafts are whole or refused by then."""

import asyncio
from collections.abc import Callable, Sequence

from redaction.vault import Vault
from service.model.reply import Sentence

SETTLES_S = 0.2
"""Sentences of a draft that is refused this soon are never seen, and so need not be taken back."""

Shows = Callable[[Sequence[Sentence], Vault], None]


class Settling:
    """Hears a draft's sentences and shows all there are so far, some times a second.

    It belongs to the event loop in which it is made.
    """

    def __init__(self, shows: Shows) -> None:
        self._shows = shows
        self._loop = asyncio.get_running_loop()
        self._sentences: list[Sentence] = []
        self._is_waiting = False

    def hear(self, sentence: Sentence, vault: Vault) -> None:
        """Hear one more sentence; a writer may work in a thread of its own."""
        self._loop.call_soon_threadsafe(self._take, sentence, vault)

    def _take(self, sentence: Sentence, vault: Vault) -> None:
        self._sentences.append(sentence)
        if not self._is_waiting:
            self._is_waiting = True
            self._loop.call_later(SETTLES_S, self._show, vault)

    def _show(self, vault: Vault) -> None:
        self._is_waiting = False
        self._shows(tuple(self._sentences), vault)
