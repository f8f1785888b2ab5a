"""An OpenAI-compatible endpoint on loopback that answers, or fails, as it is told."""

import json
import socket
import struct
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread

_CHUNK = 65_536


class Wire:
    """One request's connection: what a server may do with it, right or wrong."""

    def __init__(self, handler: BaseHTTPRequestHandler, body: bytes) -> None:
        self._handler = handler
        self.head_sent = str(handler.headers).encode()
        self.body = body

    def head(self, status: int = 200, kind: str = "application/json", **headers: str) -> None:
        """Send a status and headers; the body ends with the connection."""
        self._handler.send_response(status)
        self._handler.send_header("content-type", kind)
        for name, value in headers.items():
            self._handler.send_header(name.replace("_", "-"), value)
        self._handler.end_headers()

    def send(self, data: bytes) -> None:
        """Send bytes at once. Raises OSError once the other side has hung up."""
        self._handler.wfile.write(data)
        self._handler.wfile.flush()

    def reset(self) -> None:
        """Cut the connection, so that the other side reads a reset."""
        linger = struct.pack("ii", 1, 0)
        self._handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self._handler.connection.close()

    def wait_for_hangup(self, most_s: float) -> bool:
        """Tell whether the other side hangs up within so many seconds."""
        self._handler.connection.settimeout(most_s)
        try:
            received: bytes = self._handler.connection.recv(1)
        except OSError as error:
            return not isinstance(error, TimeoutError)
        return not received


Act = Callable[[Wire], None]


@dataclass(slots=True)
class Endpoint:
    """How it answers, one act after the other and the last from then on; what it was sent.

    ``most_at_once`` is how many requests it had open at a time.
    """

    url: str
    acts: Sequence[Act]
    bodies: list[bytes] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    most_at_once: int = 0
    _open: int = 0
    _lock: Lock = field(default_factory=Lock)

    def serve(self, wire: Wire) -> None:
        """Answer a request by its act."""
        with self._lock:
            act = self.acts[min(len(self.bodies), len(self.acts) - 1)]
            self.bodies.append(wire.body)
            self.heads.append(wire.head_sent.decode())
            self._open += 1
            self.most_at_once = max(self.most_at_once, self._open)
        try:
            act(wire)
        except OSError:
            # The client has hung up, as it may.
            return
        finally:
            with self._lock:
                self._open -= 1


@contextmanager
def serving(*acts: Act) -> Iterator[Endpoint]:
    """Run an endpoint in threads of its own."""

    class Handler(BaseHTTPRequestHandler):
        disable_nagle_algorithm = True

        def do_POST(self) -> None:
            length = int(self.headers["content-length"])
            wire = Wire(self, self.rfile.read(length))
            endpoint.serve(wire)

        def log_message(self, *_: object) -> None:
            """Stay silent."""

        def finish(self) -> None:
            try:
                super().finish()
            except (OSError, ValueError):
                # What was cut cannot be closed properly.
                return

    with _Server(("127.0.0.1", 0), Handler) as server:
        endpoint = Endpoint(f"http://127.0.0.1:{server.server_port}/v1", acts)
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield endpoint
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 512


def answers(text: str, ending: str = "stop") -> Act:
    """Answer in one piece."""
    return sends(completion(text, ending))


def sends(body: bytes, status: int = 200, kind: str = "application/json", **headers: str) -> Act:
    """Answer with bytes as they are."""

    def act(wire: Wire) -> None:
        wire.head(status, kind, **headers)
        for start in range(0, len(body), _CHUNK):
            wire.send(body[start : start + _CHUNK])

    return act


def streams(
    pieces: Iterable[str],
    *,
    every_s: float = 0,
    first_s: float = 0,
    usage: tuple[int, int] = (0, 0),
) -> Act:
    """Stream pieces, the first after a while, and the usage if there is any."""
    chunks = [event(piece) for piece in pieces]

    def act(wire: Wire) -> None:
        time.sleep(first_s)
        wire.head(kind="text/event-stream")
        for chunk in chunks:
            wire.send(chunk)
            time.sleep(every_s)
        wire.send(ending(*usage))

    return act


def drips(text: str, every_s: float) -> Act:
    """Stream the bytes of an answer one by one."""

    def act(wire: Wire) -> None:
        wire.head(kind="text/event-stream")
        for byte in event(text) + ending():
            wire.send(bytes([byte]))
            time.sleep(every_s)

    return act


def breaks_off(text: str) -> Act:
    """Reset the connection in the middle of a stream."""

    def act(wire: Wire) -> None:
        wire.head(kind="text/event-stream")
        wire.send(event(text))
        # The client reads what a reset would otherwise take back.
        time.sleep(0.05)
        wire.reset()

    return act


def hangs(seconds: float) -> Act:
    """Say nothing for a while."""

    def act(wire: Wire) -> None:
        wire.wait_for_hangup(seconds)

    return act


def event(text: str) -> bytes:
    """Spell a piece as a stream's event."""
    return _event({"index": 0, "delta": {"content": text}, "finish_reason": None})


def ending(prompt_tokens: int = 0, answer_tokens: int = 0, reason: str = "stop") -> bytes:
    """Spell how a stream ends, with the usage if there is any."""
    last = _event({"index": 0, "delta": {}, "finish_reason": reason})
    usage = {"prompt_tokens": prompt_tokens, "completion_tokens": answer_tokens}
    told = _data({**_CHUNK_OF, "choices": [], "usage": usage}) if prompt_tokens else b""
    return last + told + b"data: [DONE]\n\n"


def completion(text: str, ending: str = "stop") -> bytes:
    """Spell an answer in one piece."""
    message = {"role": "assistant", "content": text}
    choice = {"index": 0, "message": message, "finish_reason": ending}
    whole = {"id": "c", "object": "chat.completion", "created": 0, "model": "m"}
    return json.dumps({**whole, "choices": [choice]}).encode()


_CHUNK_OF = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "m"}


def _event(choice: object) -> bytes:
    return _data({**_CHUNK_OF, "choices": [choice]})


def _data(content: object) -> bytes:
    return b"data: " + json.dumps(content).encode() + b"\n\n"
