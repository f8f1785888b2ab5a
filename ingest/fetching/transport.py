"""httpx2 over checked connections; it has no door of its own for a network backend."""

from collections.abc import Iterator

import httpcore2
import httpx2

from ingest.fetching.connecting import CheckedBackend


class CheckedTransport(httpx2.BaseTransport):
    """Sends requests through a CheckedBackend: no proxy, no other way out.

    Errors are httpcore2's: ``TimeoutException``, ``NetworkError``, ``ProtocolError``.
    """

    def __init__(self, backend: CheckedBackend) -> None:
        self._pool = httpcore2.ConnectionPool(
            network_backend=backend, max_connections=1, keepalive_expiry=30
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request; the response's body is read from the connection as it is asked for."""
        url = httpcore2.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        answer = self._pool.handle_request(
            httpcore2.Request(
                request.method,
                url,
                headers=request.headers.raw,
                content=request.read(),
                extensions=request.extensions,
            )
        )
        return httpx2.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


class _Body(httpx2.SyncByteStream):
    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
