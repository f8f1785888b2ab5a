import json
import urllib.request
from pathlib import Path
from urllib.error import HTTPError

from eval.suites.leaks.endpoint import recording

MATERIAL = "<<<PASSAGES>>>\n[1] Pair a lamp\nHold the button until the lamp blinks. Then wait.\n"


def ask(url: str) -> str:
    body = json.dumps({"messages": [{"role": "user", "content": MATERIAL}]}).encode()
    request = urllib.request.Request(f"{url}/chat/completions", body)
    with urllib.request.urlopen(request, timeout=5) as answer:
        return str(json.loads(answer.read())["choices"][0]["message"]["content"])


def test_it_works(tmp_path: Path) -> None:
    with recording(tmp_path / "prompts") as endpoint:
        assert ask(endpoint.url) == "Hold the button until the lamp blinks. [1]"
        assert endpoint.prompts == 1
    kept = (tmp_path / "prompts").read_bytes()
    assert b"Pair a lamp" in kept
    assert b"Host: 127.0.0.1" in kept


def status(url: str) -> int:
    try:
        ask(url)
    except HTTPError as error:
        with error:
            return error.code
    return 200


def test_it_fails_now_and_then(tmp_path: Path) -> None:
    with recording(tmp_path / "prompts") as endpoint:
        statuses = [status(endpoint.url) for _ in range(40)]
    assert statuses.count(500) == 2
    assert statuses.count(200) == 38
