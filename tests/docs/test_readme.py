"""The README's commands do what it says, run as a newcomer would run them."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

pytestmark = [pytest.mark.slow, pytest.mark.models]

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()
BLOCKS = re.findall(r"^```bash\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the demo's articles about the Hub, which the README asks about."""
    home = tmp_path_factory.mktemp("home")
    shutil.copytree(ROOT / "service" / "demo" / "help_center" / "hub", home / "path/to/articles")
    run(home, '.venv/bin/deskproof sync folder "$DESKPROOF_HOME/path/to/articles"')
    return home


@pytest.fixture(scope="module")
def port(home: Path) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    environment = {**os.environ, "DESKPROOF_HOME": str(home), "DESKPROOF_PORT": str(port)}
    server = subprocess.Popen([sys.executable, "-m", "service", "serve"], env=environment)
    try:
        wait_until_ready(f"http://127.0.0.1:{port}/health/ready", server)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_until_ready(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(400):
        assert server.poll() is None
        try:
            if httpx.get(address).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.25)
    pytest.fail("The server did not get ready.")


def run(home: Path, commands: str) -> str:
    """Run commands in the home folder, with this environment's `deskproof`."""
    script = commands.replace(".venv/bin/deskproof", f"{sys.executable} -m service")
    environment = {**os.environ, "DESKPROOF_HOME": str(home), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=home,
        env=environment,
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl: apt-get install curl")
def test_it_works(home: Path, port: int) -> None:
    answers = run(home, BLOCKS[0].replace("127.0.0.1:8765", f"127.0.0.1:{port}"))
    suggestion = json.loads((home / "suggestion.json").read_text())
    assert "<PERSON_1>" in answers
    assert "Lovelace" not in answers
    assert suggestion["kind"] == "draft"
    assert suggestion["text"].startswith("Hello Ada Lovelace,")
    assert '"action":"accepted"' in answers


def test_your_own_help_centre(home: Path) -> None:
    said = run(home, BLOCKS[1].replace("export DESKPROOF_HOME=my-desk", ""))
    assert "unchanged" in said or "added" in said
    # Nine articles about the Hub say nothing about refunds, and the desk says so.
    assert "not about anything that the articles cover" in " ".join(said.split())


def test_every_linked_file_is_there() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    for page in pages:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text()):
            assert (page.parent / target).exists(), (page.name, target)
