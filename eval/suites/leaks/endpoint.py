"""A language model's endpoint on loopback that writes down what it is sent."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread

_FIRST_SENTENCE = re.compile(r"\n\[1\] [^\n]*\n([^\n]{20,300}?[.!?])(?:\s|$)")
_FAILS_EVERY = 20
"""How often it answers with an error, so that failing and falling back are searched as well."""


class Endpoint:
    """Answers like an OpenAI-compatible server; keeps every request, headers and all, in a file.

    It answers with the first sentence of the first passage, which proves itself.
    """

    def __init__(self, record: Path) -> None:
        self.url = ""
        self.prompts = 0
        self._record = record.open("ab")
        self._lock = Lock()

    def take(self, headers: str, body: bytes) -> tuple[int, bytes]:
        """Write a request down; give the status and the body to answer with."""
        request = headers.encode() + body
        with self._lock:
            self.prompts += 1
            self._record.write(request + b"\n")
            self._record.flush()
            fails = self.prompts % _FAILS_EVERY == 0
        if fails:
            return 500, json.dumps({"error": {"message": f"failed on {request!r}"}}).encode()
        return 200, _completion(_answer(body))

    def close(self) -> None:
        """Close the file."""
        self._record.close()


@contextmanager
def recording(record: Path) -> Iterator[Endpoint]:
    """Run an endpoint in a thread of its own."""
    endpoint = Endpoint(record)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_POST(self) -> None:
            length = int(self.headers["content-length"])
            status, body = endpoint.take(str(self.headers), self.rfile.read(length))
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        endpoint.url = f"http://127.0.0.1:{server.server_port}/v1"
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield endpoint
        finally:
            server.shutdown()
            thread.join()
            endpoint.close()


def _answer(body: bytes) -> str:
    material = json.loads(body)["messages"][-1]["content"]
    sentence = _FIRST_SENTENCE.search(material)
    return f"{sentence.group(1)} [1]" if sentence else "NO_ANSWER"


def _completion(text: str) -> bytes:
    message = {"role": "assistant", "content": text}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    body = {"id": "c", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice]}
    return json.dumps(body).encode()
