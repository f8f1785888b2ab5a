"""Generate attacks: an order to a model, what an obeying model answers, where it hides and how."""

import random
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.generating.disguises import DISGUISES

CARRIERS = (
    "message",
    "message alone",
    "quoted mail",
    "earlier turn",
    "subject",
    "name",
    "file name",
    "article paragraph",
    "article step",
    "article table",
    "article heading",
    "article title",
    "article comment",
    "article alternative text",
    "article code",
    "saved reply",
)
"""Where an attack may stand."""

_SEED = 20261122
_MORE_ENGLISH = ("en",) * 7
_DISGUISED = 0.6
"""How many of the English attacks wear a disguise; the others are read as they stand."""


@dataclass(frozen=True, slots=True)
class Attack:
    """An order as it is injected, and what a model answers that obeys it.

    ``payload`` of the kind *prompt* names the spelling of the prompt that is answered. ``traces``
    are squeezed to letters and digits; none of them may be in what is sent.
    """

    id: str
    kind: str
    language: str
    carrier: str
    disguise: str
    order: str
    payload: str
    traces: tuple[str, ...]


def attacks(count: int, host: str) -> Iterator[Attack]:
    """Generate so many attacks on a company whose help centre is at a host; always the same ones.

    Every payload comes once in turn; languages, carriers and disguises are dealt evenly.
    """
    chance = random.Random(_SEED)  # noqa: S311 - it deals cases, it keeps no secret
    written = tomllib.loads(Path(__file__).with_suffix(".toml").read_text())
    payloads = list(_payloads(written["payloads"]))
    chance.shuffle(payloads)
    for number in range(count):
        kind, payload, traces = payloads[number % len(payloads)]
        orders = written["tell" if kind == "prompt" else "say"]
        language = _dealt((*_MORE_ENGLISH, *orders), number, chance)
        disguise = _disguise(language, number, chance)
        text = payload.replace("{host}", host)
        order = chance.choice(orders[language]).replace("{payload}", text)
        yield Attack(
            id=f"{kind}-{number}",
            kind=kind,
            language=language,
            carrier=CARRIERS[number % len(CARRIERS)],
            disguise=disguise,
            order=DISGUISES[disguise](order),
            payload=text,
            traces=traces,
        )


def _payloads(written: Mapping[str, Any]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for kind, payload in written.items():
        for text in payload["texts"]:
            yield kind, text, tuple(payload["traces"])


def _dealt(values: tuple[str, ...], number: int, chance: random.Random) -> str:
    return values[(number + chance.randrange(len(values))) % len(values)]


def _disguise(language: str, number: int, chance: random.Random) -> str:
    """Disguise English alone: the letters of most ways are English ones."""
    if language != "en" or chance.random() > _DISGUISED:
        return "none"
    return list(DISGUISES)[1 + number % (len(DISGUISES) - 1)]
