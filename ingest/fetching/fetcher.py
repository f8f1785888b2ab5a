"""One site, read politely: paced, asked only for what changed, and left alone when it is busy."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import httpcore2
import httpx2
from hishel import CacheOptions, SqliteStorage
from hishel.httpx2 import CacheTransport
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt

from ingest.fetching.addresses import Network
from ingest.fetching.connecting import CheckedBackend, Deadline, Resolve, resolve
from ingest.fetching.failures import AnsweredError, StoppedError, TransientError
from ingest.fetching.inflating import inflated, read_within
from ingest.fetching.pace import DELAY_S, Pace
from ingest.fetching.robots import MAX_BYTES as ROBOTS_BYTES
from ingest.fetching.robots import Robots, read_robots
from ingest.fetching.site import Site
from ingest.fetching.transport import CheckedTransport
from ingest.unreadable import UnreadableError

_BUSY = frozenset({429, 503})
_FAILING = frozenset({408, 425, 500, 502, 504})
_DAY_S = 86_400


@dataclass(frozen=True, slots=True)
class Limits:
    """How far politeness and patience go."""

    delay_s: float = DELAY_S
    request_s: float = 30.0
    run_s: float = 6 * 3600.0
    longest_wait_s: float = 120.0
    attempts: int = 3
    redirects: int = 5
    failures_in_a_row: int = 5
    cache_bytes: int = 1_000_000_000
    cached_page_bytes: int = 10_000_000


@dataclass(frozen=True, slots=True)
class Fetched:
    """A body as it was sent, unpacked; where it was found, and what the site says it is."""

    address: str
    body: bytes
    kind: str
    charset: str
    unchanged: bool


class Fetcher:
    """Reads pages of one site, one after the other.

    ``cache`` is a file that keeps pages between runs, so that the site is asked only whether they
    changed. ``also`` are networks that may be reached though they are not public: it is an argument
    so that nothing which is read, neither page nor robots.txt nor setting, can ask for it.
    """

    def __init__(
        self,
        site: Site,
        agent: str,
        *,
        cache: Path | None = None,
        also: Sequence[Network] = (),
        limits: Limits | None = None,
        pace: Pace | None = None,
        resolve: Resolve = resolve,
    ) -> None:
        self.site = site
        self._limits = limits or Limits()
        self._pace = pace or Pace(self._limits.delay_s, self._limits.run_s)
        self._deadline = Deadline()
        transport = CheckedTransport(CheckedBackend(self._deadline, also=also, resolve=resolve))
        self._client = httpx2.Client(
            transport=_cached(transport, cache, self._limits),
            headers={"User-Agent": agent, "Accept-Encoding": "gzip", "Cache-Control": "no-cache"},
            trust_env=False,
            timeout=10.0,
        )
        self._robots: Robots | None = None
        self._failed = 0
        self._stopped = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.close()

    def robots(self) -> Robots:
        """Read the site's robots.txt, once; it rules every request after it.

        A site without one allows everything (RFC 9309, 2.3.1.3). Raises UnreadableError if there
        may be one that cannot be read: nothing is allowed then.
        """
        if self._robots is None:
            try:
                raw = self._follow(f"{self.site.origin}/robots.txt", ROBOTS_BYTES).body
            except AnsweredError as error:
                if not error.is_callers:
                    raise
                raw = b""
            self._robots = read_robots(raw)
            self._pace.slow_down(self._robots.delay_s)
        return self._robots

    def get(self, address: str, max_bytes: int) -> Fetched:
        """Read an address of the site, if its robots.txt allows that.

        Raises AnsweredError, TransientError, StoppedError, or a plain UnreadableError.
        """
        self.robots()
        return self._follow(address, max_bytes)

    def _follow(self, address: str, max_bytes: int) -> Fetched:
        at = self.site.own(address)
        for _ in range(self._limits.redirects + 1):
            if self._robots is not None and not self._robots.allows(at):
                raise UnreadableError("The site's robots.txt asks not to read it.")
            answer = self._patiently(at, max_bytes)
            if isinstance(answer, Fetched):
                return answer
            at = self.site.own(answer, at)
        raise UnreadableError(f"It redirects more than {self._limits.redirects} times.")

    def _patiently(self, address: str, max_bytes: int) -> Fetched | str:
        """Ask, and ask again after a pause; a site that stays busy or silent is left alone."""
        if self._stopped:
            raise StoppedError(self._stopped)
        retrying = Retrying(
            retry=retry_if_exception(self._is_worth_a_try),
            stop=stop_after_attempt(self._limits.attempts),
            wait=_wait_s,
            sleep=self._pace.pause,
            reraise=True,
        )
        try:
            answer = retrying(self._ask, address, max_bytes)
        except TransientError as error:
            self._failed += 1
            if error.is_busy or self._failed >= self._limits.failures_in_a_row:
                self._stopped = f"The site was left alone after it failed: {error}"
            raise
        except StoppedError as error:
            self._stopped = str(error)
            raise
        self._failed = 0
        return answer

    def _is_worth_a_try(self, error: BaseException) -> bool:
        return isinstance(error, TransientError) and error.wait_s <= self._limits.longest_wait_s

    def _ask(self, address: str, max_bytes: int) -> Fetched | str:
        self._pace.wait()
        self._deadline.start(self._limits.request_s)
        try:
            with self._client.stream("GET", address) as response:
                return _answer(address, response, max_bytes)
        except httpcore2.TimeoutException as error:
            raise TransientError("The site took too long to answer.") from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
            raise TransientError(f"The site cannot be reached: {error}") from error


def _cached(
    transport: httpx2.BaseTransport, cache: Path | None, limits: Limits
) -> httpx2.BaseTransport:
    if cache is None:
        return transport
    storage = SqliteStorage(
        database_path=cache,
        default_tti=90 * _DAY_S,
        max_stream_size=limits.cached_page_bytes,
        max_size=limits.cache_bytes,
    )
    return CacheTransport(transport, storage, CacheOptions(shared=False))


def _wait_s(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    asked_s = error.wait_s if isinstance(error, TransientError) else 0.0
    return max(asked_s, 2.0 ** (state.attempt_number - 1))


def _answer(address: str, response: httpx2.Response, max_bytes: int) -> Fetched | str:
    """Read an answer: a body, or where it has gone to."""
    status = response.status_code
    if response.has_redirect_location:
        return response.headers["location"]
    if status in _BUSY:
        wait_s = _retry_after_s(response.headers.get("retry-after", ""))
        raise TransientError(f"The site is busy ({status}).", wait_s, is_busy=True)
    if status in _FAILING:
        raise TransientError(f"The site answers {status}.")
    if status != httpx2.codes.OK:
        raise AnsweredError(status)
    return Fetched(
        address=address,
        body=read_within(_unpacked(response, max_bytes), max_bytes),
        kind=response.headers.get("content-type", "").partition(";")[0].strip().lower(),
        charset=response.charset_encoding or "",
        unchanged=bool(response.extensions.get("caching", {}).get("from_cache")),
    )


def _unpacked(response: httpx2.Response, max_bytes: int) -> Iterable[bytes]:
    encoding = response.headers.get("content-encoding", "").strip().lower()
    if encoding in ("", "identity"):
        return response.iter_raw()
    if encoding not in ("gzip", "x-gzip"):
        raise UnreadableError("It is packed in a way that was not asked for.")
    return inflated(response.iter_raw(), max_bytes)


def _retry_after_s(said: str) -> float:
    """Read Retry-After: seconds, or a date (RFC 9110, 10.2.3); 0 if it says nothing."""
    if said.strip().isdecimal():
        return float(said[:9])
    try:
        return max(0.0, (parsedate_to_datetime(said) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return 0.0
