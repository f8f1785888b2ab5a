"""What is known around a text before it is read: who asks, and what was said so far."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Known:
    """What the helpdesk knows of the requester already; hidden wherever it occurs.

    ``others`` are further values, each after its kind, such as ``("ADDRESS", "4 Elm Road")``.
    """

    names: tuple[str, ...] = field(default=(), repr=False)
    emails: tuple[str, ...] = field(default=(), repr=False)
    phones: tuple[str, ...] = field(default=(), repr=False)
    others: tuple[tuple[str, str], ...] = field(default=(), repr=False)


NOBODY = Known()


@dataclass(frozen=True, slots=True)
class Context:
    """What helps to read a text: raw, like the text itself, and for the redactor's eyes alone.

    ``previous`` is the turn just before it by the other side, most often the agent's question.
    ``history`` are the earlier turns by anyone, the oldest first.
    """

    known: Known = NOBODY
    previous: str = field(default="", repr=False)
    history: tuple[str, ...] = field(default=(), repr=False)


NO_CONTEXT = Context()
