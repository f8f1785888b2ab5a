"""A whole server in a process of its own, with a home, a library and an API key."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any

from service.demo.seeding import HELP_CENTER

_STARTS_WITHIN_S = 120
_ANSWERS_WITHIN_S = 120


class ServerFailedError(Exception):
    """The server under measurement could not be started."""


class Server:
    """A running server, asked by one thread at a time."""

    def __init__(self, home: Path, port: int, key: str) -> None:
        self.home = home
        self._headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_ANSWERS_WITHIN_S)

    def get(self, path: str) -> tuple[int, bytes]:
        """Get a page; give status and body."""
        return self._asked("GET", path, None)

    def post(self, path: str, body: Mapping[str, Any] | bytes) -> tuple[int, bytes]:
        """Post JSON, or bytes as they are; give status and body."""
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self._asked("POST", path, raw)

    def hang_up(self) -> None:
        """Close the connection; the next request opens another."""
        self._connection.close()

    def _asked(self, method: str, path: str, body: bytes | None) -> tuple[int, bytes]:
        try:
            return self._asked_once(method, path, body)
        except (OSError, http.client.HTTPException):
            # The server hangs up where nobody asks for five seconds; every request may be repeated.
            self.hang_up()
            return self._asked_once(method, path, body)

    def _asked_once(self, method: str, path: str, body: bytes | None) -> tuple[int, bytes]:
        self._connection.request(method, path, body, self._headers)
        answer = self._connection.getresponse()
        return answer.status, answer.read()


@contextmanager
def serving(home: Path, model_url: str) -> Iterator[Server]:
    """Build a home with the demo's articles and an API key, and run a server on it.

    Everything that the commands and the server print goes to ``home/output.log``, at the most
    talkative level. Raises ServerFailedError.
    """
    home.mkdir()
    port = _free_port()
    environment = {name: value for name, value in os.environ.items() if "DESKPROOF_" not in name}
    environment |= {
        "DESKPROOF_HOME": str(home),
        "DESKPROOF_PORT": str(port),
        "DESKPROOF_LOG_LEVEL": "debug",
        "DESKPROOF_MODEL_URL": model_url,
        "DESKPROOF_MODEL_NAME": "recording",
        "DESKPROOF_MODEL_KEY": "none",
    }
    with (home / "output.log").open("wb") as log:
        _command(environment, log, "sync", "folder", str(HELP_CENTER))
        key = _command(environment, log, "keys", "create", "leaks").decode().strip()
        started = subprocess.Popen(_deskproof("serve"), env=environment, stdout=log, stderr=log)  # noqa: S603
        with started as process:
            server = Server(home, port, key)
            try:
                _wait_for(server, process)
                yield server
            finally:
                server.hang_up()
                process.terminate()


def _deskproof(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "service", *arguments]


def _command(environment: Mapping[str, str], log: Any, *arguments: str) -> bytes:
    """Run one of our commands; give what it prints."""
    done = subprocess.run(  # noqa: S603
        _deskproof(*arguments), env=environment, stdout=subprocess.PIPE, stderr=log, check=False
    )
    log.write(done.stdout)
    if done.returncode:
        raise ServerFailedError(f"deskproof {arguments[0]} failed: {_end_of(Path(log.name))}")
    return done.stdout


def _wait_for(server: Server, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + _STARTS_WITHIN_S
    while process.poll() is None and time.monotonic() < deadline:
        try:
            if server.get("/health/ready")[0] == HTTPStatus.OK:
                return
        except OSError:
            server.hang_up()
            time.sleep(0.2)
    raise ServerFailedError(f"The server did not start: {_end_of(server.home / 'output.log')}")


def _end_of(log: Path) -> str:
    """Give the last line of a log: the home is gone by the time that anybody could look."""
    lines = log.read_text(errors="replace").splitlines() or ["it said nothing"]
    return lines[-1]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
