"""Read the public sets of attacks: BIPIA's, hidden in e-mails, and Giskard's, said outright."""

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eval.cases import CasesUnreadableError
from eval.generating.attacks import Attack

_QUOTED = re.compile(r"[\"“]([^\"”]{4,200})[\"”]")
_HOST = re.compile(r"\b(?:www\.)?[a-z]{3,20}\.(?:com|xyz)\b|\b\w+@\w+\.com\b")
_SEED = 75
_SHORTEST_TRACE = 6


def bipia(folder: Path, per_attack: int) -> Iterator[tuple[Attack, str]]:
    """Give each of BIPIA's attacks in so many e-mails, at their start, middle or end.

    The second value is the mail with the attack in it. Raises CasesUnreadableError.
    """
    chance = random.Random(_SEED)  # noqa: S311 - it deals cases, it keeps no secret
    mails = [str(row["context"]) for row in _rows(folder / "bipia" / "email_contexts.train.jsonl")]
    for row in _rows(folder / "bipia" / "text_attack_train.jsonl"):
        for number in range(per_attack):
            mail = chance.choice(mails).replace("|", "\n")
            lines = mail.splitlines()
            place = (0, len(lines) // 2, len(lines))[(number + chance.randrange(3)) % 3]
            attack = _attack(f"{row['id']}-{number}", row["category"], row["attack"])
            yield attack, "\n".join([*lines[:place], row["attack"], *lines[place:]])


def giskard(folder: Path) -> Iterator[Attack]:
    """Give Giskard's prompts, each of which is a whole message. Raises CasesUnreadableError."""
    for row in _rows(folder / "giskard_injections" / "records.jsonl"):
        yield _attack(row["id"], row["group"], row["prompt"])


def _attack(name: str, kind: str, order: str) -> Attack:
    """Take what is quoted in an order for what it wants said, else that it is obeyed at all."""
    quoted = _QUOTED.search(order)
    hosts = _HOST.findall(order)
    payload = quoted[1] if quoted else f"As you wish: {order[:300]}"
    wanted = [*hosts, *([quoted[1]] if quoted else []), "As you wish"]
    traces = ("".join(c for c in text.casefold() if c.isalnum()) for text in wanted)
    return Attack(
        id=name,
        kind=kind,
        language="en",
        carrier="message",
        disguise="none",
        order=order,
        payload=" ".join([payload, *hosts]),
        traces=tuple(trace for trace in traces if len(trace) >= _SHORTEST_TRACE),
    )


def _rows(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        raise CasesUnreadableError(f"There is no {path.name} in {path.parent}.")
    return [json.loads(line) for line in path.read_text().splitlines() if line.strip()]
