"""A sync killed at any moment leaves every article wholly old or wholly new."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from retrieval.articles import Scope
from retrieval.embedding.hashing import HashEmbedder
from retrieval.keywords import KeywordIndex
from retrieval.library import Library
from retrieval.passages import PassageStore
from retrieval.vectors import ExactIndex

ARTICLES, SECTIONS, KILLS = 120, 6, 12
ROOT = Path(__file__).parents[2]
SYNC = """
import sys
from pathlib import Path
from ingest.sources.folder import FolderSource
from ingest.splitting import Splitter
from ingest.sync import sync
from retrieval.embedding.hashing import HashEmbedder
from retrieval.keywords import KeywordIndex
from retrieval.library import Library
from retrieval.passages import PassageStore
from retrieval.vectors import ExactIndex

embedder = HashEmbedder()
store = PassageStore(sys.argv[2], "acme")
library = Library(store, embedder, ExactIndex(embedder.dimension), KeywordIndex())
splitter = Splitter(embedder.count_tokens)
print("ready", flush=True)
report = sync(FolderSource(Path(sys.argv[1])), splitter, library, embedder_name=embedder.name)
print(report.added, report.changed, report.unchanged, report.removed, flush=True)
"""


def write_help_centre(folder: Path, edition: int) -> None:
    """Write every article anew, so that each of its passages names the edition."""
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    for number in range(ARTICLES - edition % 3):
        sections = (
            f"## Part {part}\n\n" + f"Lamp {number} of edition {edition} is part {part}. " * 8
            for part in range(SECTIONS)
        )
        (folder / f"{number:03}.md").write_text("\n\n".join(sections))


def start(folder: Path, url: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", SYNC, str(folder), url],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )


def read_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def check(url: str) -> int:
    """Open the library, hold it against itself, and count its articles, each of one edition."""
    embedder = HashEmbedder()
    store = PassageStore(url, "acme")
    library = Library(store, embedder, ExactIndex(embedder.dimension), KeywordIndex())
    audit = library.audit()
    assert audit.problems == ()
    articles = library.articles(Scope(), limit=1000)
    for article in articles:
        editions = {
            line.split(" of ")[1].split(" is ")[0] for line in article.text.split("\n")[2::4]
        }
        assert len(editions) == 1
        passages = library.passages(article.id, Scope())
        assert len(passages) == SECTIONS
        assert all(passage.text in article.text for passage in passages)
    library.close()
    return len(articles)


@pytest.mark.slow
def test_it_works(tmp_path: Path) -> None:
    folder, url = tmp_path / "help", f"sqlite:///{tmp_path / 'library.db'}"
    write_help_centre(folder, 0)
    with start(folder, url) as process:
        assert read_line(process) == "ready"
        started = time.monotonic()
        assert read_line(process) == f"{ARTICLES} 0 0 0"
        takes_s = time.monotonic() - started
    moments = random.Random(11)
    midway = 0
    for edition in range(1, KILLS + 1):
        write_help_centre(folder, edition)
        with start(folder, url) as process:
            assert read_line(process) == "ready"
            time.sleep(moments.uniform(0, takes_s * 1.1))
            process.send_signal(signal.SIGKILL)
        midway += process.returncode == -signal.SIGKILL
        assert check(url) >= ARTICLES - 2
    assert midway >= KILLS // 2
    with start(folder, url) as process:
        assert read_line(process) == "ready"
        counts = read_line(process).split()
    assert sum(map(int, counts[:3])) == ARTICLES - KILLS % 3
    assert check(url) == ARTICLES - KILLS % 3
