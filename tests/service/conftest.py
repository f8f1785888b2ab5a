"""A language model's endpoint on loopback that records what it is sent."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from eval.endpoint import Wire, completion, sends, serving


@dataclass
class Endpoint:
    """What it answers, and what it was sent."""

    url: str = ""
    status: int = 200
    body: bytes = completion("NO_ANSWER")
    seen: list[bytes] = field(default_factory=list)


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    found = Endpoint()

    def recording(wire: Wire) -> None:
        found.seen.append(wire.head_sent + wire.body)
        sends(found.body, found.status)(wire)

    with serving(recording) as server:
        found.url = server.url
        yield found
