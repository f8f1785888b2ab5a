"""Read the public data that the tagger may learn from: training parts only.

multidogo_pii (CDLA-Permissive 1.0), the development templates of presidio_research (MIT), wnut17
(CC BY 4.0), and messages in which nobody is named: banking77 (CC BY 4.0), clinc150 (CC BY 3.0).
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from eval.cases import read_lines
from eval.suites.redaction.labelled import CHAT_KINDS, STRICT_KINDS
from eval.suites.redaction.splits import is_held_back
from eval.training.examples import Example
from eval.training.questions import question
from redaction.context import Context
from redaction.recognizers.given_names import is_given_name

_CHATS = {**CHAT_KINDS, "USERNAME": "PERSON", "ORDER_ID": "ORDER"}
"""Nothing in a chat tells a user name that is a person's name from that name; both are hidden."""

_FOR_PATTERNS = ("IBAN_CODE", "IP_ADDRESS", "DOMAIN_NAME")
_TEMPLATES = {name: kind for name, kind in STRICT_KINDS.items() if name not in _FOR_PATTERNS}
_TEMPLATES["ORGANIZATION"] = "THING"
_WNUT = {
    "person": "PERSON",
    "location": "LOCATION",
    "corporation": "THING",
    "product": "THING",
    "group": "THING",
    "creative-work": "THING",
}
_ASKED_SHARE = 0.4
_ALONE_SHARE = 0.15


def multidogo(path: Path, random: Random) -> Iterator[Example]:
    """Read chats; where the data lack the agent's turn, now and then a question stands in."""
    chats: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in read_lines(path):
        chats[line["conversation"]].append(line)
    for chat in chats.values():
        turns = sorted(chat, key=lambda line: int(line["turn"]))
        for position, line in enumerate(turns):
            spans = _spans(line, _CHATS)
            history = tuple(turn["text"] for turn in turns[:position])
            kinds = {kind for _, _, kind in spans}
            yield Example(line["text"], spans, Context(history=history))
            if kinds and random.random() < _ASKED_SHARE:
                asked = question(kinds, random)
                kept = (*history, asked) if random.random() < _ASKED_SHARE else ()
                yield Example(line["text"], spans, Context(previous=asked, history=kept))
            if random.random() < _ALONE_SHARE:
                yield Example(line["text"], spans)


def templates(path: Path) -> Iterator[Example]:
    """Read the sentences of the templates that are not held back."""
    for line in read_lines(path):
        if not is_held_back(line["template_id"]):
            yield Example(line["text"], _spans(line, _TEMPLATES))


def posts(path: Path) -> Iterator[Example]:
    """Read noisy posts."""
    for line in read_lines(path):
        yield Example(line["text"], _spans(line, _WNUT))


_INTENTS = """
    change_user_name user_name make_call text schedule_meeting meeting_schedule share_location
    restaurant_reservation confirm_reservation cancel_reservation
"""
_NAMING = frozenset(_INTENTS.split())
"""What people want of an assistant when they name someone; else a name is a place's or thing's."""
_SOMEONE = re.compile(
    r"(?:under|name|name is|for|with|call|text|me|to|message|send|tell) (?P<name>[a-z]+)\b(?!')"
)
_REACH = 12


def messages(path: Path, *, kept_out: int) -> Iterator[Example]:
    """Read customers' messages, nearly all of which name nobody; one in ``kept_out`` is left out.

    The one left out is for measuring how often a message is redacted that holds nothing personal.
    """
    for number, line in enumerate(read_lines(path)):
        if number % kept_out:
            yield Example(line["text"], tuple(_people(line["text"], line["intent"])))


def _people(text: str, intent: str) -> Iterator[tuple[int, int, str]]:
    """Find who is named, which the data do not mark: listed names where one wants someone named."""
    for match in re.finditer(r"[^\W\d_]+", text):
        if is_given_name(match.group()):
            near = _SOMEONE.search(text, max(0, match.start() - _REACH), match.end())
            if intent in _NAMING and near and near.start("name") == match.start():
                yield *match.span(), "PERSON"
            else:
                yield *match.span(), "THING"


def _spans(line: dict[str, Any], kinds: dict[str, str]) -> tuple[tuple[int, int, str], ...]:
    return tuple(
        (span["start"], span["end"], kinds[span["type"]])
        for span in line["spans"]
        if span["type"] in kinds
    )
