"""What the tagger is told of a message's surroundings: what was asked for, what it is about."""

import re

from redaction.context import Context
from redaction.recognizers.asking import asked

_TOPICS = re.compile(
    r"\b(?:account|address|bill|boarding|book|booking|card|charge|check|checking|claim|close|contact"
    r"|credit|delivery|expense|flight|food|insurance|internet|license|login|name|order|outage"
    r"|password|payment|phone|pizza|plan|policy|report|reset|savings|seat|security|service|software"
    r"|stolen|lost|ticket|transaction|transfer|travel|update|zip|balance|routing|email|ssn|number"
    r"|fraud|statement|car|bus|hotel|mobile|sign|data|change|new|start|stop)s?\b"
)
_REACH = 2_000
_MOST_TURNS = 6


def surroundings(context: Context) -> tuple[str, ...]:
    """Name what the turn before asks for, what earlier ones speak of, and how many there were.

    Only the last few turns count, and of each only so much.
    """
    wanted = sorted(f"asked:{kind}" for kind in asked(context.previous))
    turns = [turn[:_REACH].lower() for turn in context.history[-_MOST_TURNS:]]
    topics = {f"topic:{m.group()}" for turn in turns for m in _TOPICS.finditer(turn)}
    lately = {f"lately:{m.group()}" for turn in turns[-1:] for m in _TOPICS.finditer(turn)}
    said = ("asked",) if context.previous else ()
    return (*said, *wanted, *sorted(topics), *sorted(lately), f"turns:{len(turns)}")
