"""Connections to checked addresses only, none of them longer than its request may take."""

import socket
import ssl
import time
from collections.abc import Callable, Iterable, Sequence
from ipaddress import ip_address
from typing import Any

import httpcore2
from httpcore2 import SOCKET_OPTION, NetworkStream

from ingest.fetching.addresses import Network, may_reach
from ingest.unreadable import UnreadableError

Resolve = Callable[[str, int], Sequence[str]]
"""Gives the addresses of a name."""


class ForbiddenAddressError(UnreadableError):
    """A name leads to an address that must not be connected to."""


def resolve(host: str, port: int) -> list[str]:
    """Ask the system for the addresses of a name. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


class Deadline:
    """The moment by which the request that runs has to be over."""

    def __init__(self) -> None:
        self._end_s = float("inf")

    def start(self, seconds: float) -> None:
        """Begin a new request."""
        self._end_s = time.monotonic() + seconds

    def left(self, timeout_s: float | None) -> float:
        """Cut a timeout to what is left. Raises ReadTimeout if nothing is."""
        left_s = self._end_s - time.monotonic()
        if left_s <= 0:
            raise httpcore2.ReadTimeout("The request took too long.")
        return left_s if timeout_s is None else min(timeout_s, left_s)


class CheckedBackend(httpcore2.NetworkBackend):
    """Resolves a name once, checks every address, and connects to one of those it has checked.

    Whoever checks a name and then connects to the name asks twice, and the second answer may be
    another (DNS rebinding). TLS still verifies the name: only the way there is fixed.
    """

    def __init__(
        self, deadline: Deadline, *, also: Sequence[Network] = (), resolve: Resolve = resolve
    ) -> None:
        self._deadline = deadline
        self._also = also
        self._resolve = resolve
        self._sockets = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> NetworkStream:
        """Connect to the first address of a name that answers.

        Raises ForbiddenAddressError if even one of them is private, and httpcore2.ConnectError.
        """
        failure: Exception = httpcore2.ConnectError(f"{host} has no address.")
        for address in self._checked(host, port):
            try:
                limit_s = self._deadline.left(timeout)
                stream = self._sockets.connect_tcp(
                    address, port, limit_s, local_address, socket_options
                )
                return _TimedStream(stream, self._deadline)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ARG002
        socket_options: Iterable[SOCKET_OPTION] | None = None,  # noqa: ARG002
    ) -> NetworkStream:
        """Refuse: a socket of this machine is as private as can be."""
        raise ForbiddenAddressError(f"{path} is no address of the internet.")

    def _checked(self, host: str, port: int) -> Sequence[str]:
        try:
            found = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore2.ConnectError(f"{host} has no address.") from error
        for address in found:
            if not may_reach(ip_address(address), self._also):
                raise ForbiddenAddressError(f"{host} leads to the private address {address}.")
        return found


class _TimedStream(NetworkStream):
    """A connection whose every wait ends with the request's deadline.

    A server that sends a byte every few seconds meets each timeout of its own, for ever.
    """

    def __init__(self, stream: NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> NetworkStream:
        left_s = self._deadline.left(timeout)
        stream = self._stream.start_tls(ssl_context, server_hostname, left_s)
        return _TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
