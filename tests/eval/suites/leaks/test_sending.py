from collections.abc import Mapping
from pathlib import Path
from typing import Any

from eval.progress import silently
from eval.suites.leaks.sending import sent


class Deaf:
    """A server that answers nothing from its third ticket on, and everything before."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.asked: list[tuple[str, Any]] = []

    def post(self, path: str, body: Mapping[str, Any] | bytes) -> tuple[int, bytes]:
        self.asked.append((path, body))
        if "canary-2" in str(body):
            raise ConnectionResetError
        return 200, b'{"id": "s1"}'

    def hang_up(self) -> None:
        """Have nothing to close."""


def test_it_works(tmp_path: Path) -> None:
    server = Deaf(tmp_path)
    assert list(sent([server], 2, silently)) == [0, 0]
    paths = [path for path, _ in server.asked]
    assert paths.count("/v1/tickets/canary-1/suggestions") == 1
    actions = [body["action"] for _, body in server.asked if "action" in str(body)]
    assert actions[0] == "rejected"
    assert actions[-1] == "edited"
    # What a server says to requests that it refuses is kept, to be searched.
    assert (tmp_path / "errors.http").read_bytes().count(b'{"id": "s1"}') == 6


def test_a_ticket_without_an_answer_is_counted_and_the_rest_goes_on(tmp_path: Path) -> None:
    server = Deaf(tmp_path)
    assert list(sent([server], 4, silently)) == [0, 0, 1, 0]


def test_servers_take_turns(tmp_path: Path) -> None:
    first, second = Deaf(tmp_path), Deaf(tmp_path)
    list(sent([first, second], 2, silently))
    assert "canary-0" in str(first.asked)
    assert "canary-1" not in str(first.asked)
    assert "canary-1" in str(second.asked)
