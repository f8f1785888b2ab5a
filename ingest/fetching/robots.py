"""What a site's robots.txt asks of us (RFC 9309)."""

import math
from dataclasses import dataclass

from protego import Protego

AGENT = "Deskproof"
"""The name that a robots.txt may speak to."""

MAX_BYTES = 512_000
"""RFC 9309 asks for at least 500 KiB; a longer one is refused whole, not read by half."""


@dataclass(frozen=True, slots=True)
class Robots:
    """What may be read, how often, and where the sitemaps are."""

    rules: Protego
    delay_s: float
    sitemaps: tuple[str, ...]

    def allows(self, address: str) -> bool:
        """Whether an address may be read."""
        return self.rules.can_fetch(address, AGENT)


def read_robots(raw: bytes) -> Robots:
    """Read a robots.txt; an empty one allows everything."""
    rules = Protego.parse(raw.decode("utf-8", "replace").removeprefix("\ufeff"))
    return Robots(rules, _delay_s(rules), tuple(rules.sitemaps))


def _delay_s(rules: Protego) -> float:
    """Tell the seconds between two requests that both Crawl-delay and Request-rate ask for."""
    rate = rules.request_rate(AGENT)
    asked = [rules.crawl_delay(AGENT) or 0.0]
    if rate is not None and rate.requests:
        asked.append(rate.seconds / rate.requests)
    return max(delay_s for delay_s in (0.0, *asked) if not math.isnan(delay_s))
