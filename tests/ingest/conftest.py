"""Property tests that do not mind a busy machine, and Acme's help centre on the web."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from ingest.fetching.fetcher import Fetcher, Limits
from ingest.fetching.site import Site

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

LOOPBACK = (ip_network("127.0.0.1/32"),)
QUICK = Limits(delay_s=0, request_s=5, attempts=2)


class HelpCenter:
    """A real site on this machine: ``put`` pages into it, and see what was ``asked``."""

    def __init__(self, port: int) -> None:
        self.origin = f"http://127.0.0.1:{port}"
        self.asked: list[str] = []
        self.heads: list[dict[str, str]] = []
        self._answers: dict[str, tuple[int, dict[str, str], bytes]] = {}

    def put(self, path: str, body: bytes | str = b"", status: int = 200, **headers: str) -> None:
        raw = body.replace("ORIGIN", self.origin).encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._answers[path] = (status, {"Content-Type": "text/html", **named}, raw)

    def list(self, *paths: str, at: str = "/sitemap.xml", kind: str = "url") -> None:
        entries = "".join(f"<{kind}><loc>ORIGIN{path}</loc></{kind}>" for path in paths)
        root = {"url": "urlset", "sitemap": "sitemapindex"}[kind]
        self.put(at, f"<?xml version='1.0'?><{root}>{entries}</{root}>")

    def fetcher(self, cache: Path | None = None, **changes: Any) -> Fetcher:
        kept = {"also": LOOPBACK, "limits": QUICK, **changes}
        return Fetcher(Site.of(self.origin), "Deskproof/0", cache=cache, **kept)

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        self.asked.append(request.path)
        self.heads.append({name.title(): value for name, value in request.headers.items()})
        status, headers, body = self._answers.get(request.path, (404, {}, b""))
        if "ETag" in headers and request.headers.get("If-None-Match") == headers["ETag"]:
            status, body = 304, b""
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name, value)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)


@pytest.fixture
def help_center() -> Iterator[HelpCenter]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.answer(self)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = HelpCenter(server.server_port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield site
    server.shutdown()
    thread.join()
    server.server_close()
