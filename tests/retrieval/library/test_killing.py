"""A writer that is killed leaves every article wholly old or wholly new."""

import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from retrieval.articles import Scope
from retrieval.library import Library

ROOT = Path(__file__).parents[3]
WRITE = """
import sys
from retrieval.articles import Article, Span, SplitArticle
from retrieval.embedding.hashing import HashEmbedder
from retrieval.keywords import KeywordIndex
from retrieval.library import Library
from retrieval.passages import PassageStore
from retrieval.vectors import ExactIndex

embedder = HashEmbedder()
store = PassageStore(sys.argv[1], "acme")
library = Library(store, embedder, ExactIndex(embedder.dimension), KeywordIndex())
version = library.revision
print("ready", flush=True)
while True:
    version += 1
    articles = []
    for number in range(20):
        lines = [f"version{version} line {line} of article {number}\\n" for line in range(30)]
        text = "".join(lines)
        spans, start = [], 0
        for line in lines:
            spans.append(Span(start, start + len(line)))
            start += len(line)
        articles.append(SplitArticle(Article(f"a{number}", "Lamp", text), tuple(spans)))
    library.put(articles[:10])
    library.put(articles[10:])
    library.remove([f"a{number}" for number in range(version % 5)])
"""


@pytest.mark.slow
def test_it_works(open_library: Callable[..., Library], url: str) -> None:
    reader = open_library()
    moments = random.Random(7)
    revisions = [0]
    for _ in range(10):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITE, url], cwd=ROOT, stdout=subprocess.PIPE
        )
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"ready\n"
        time.sleep(moments.uniform(0.0, 0.7))
        writer.kill()
        writer.communicate()
        for library in (reader, open_library()):
            found = library.audit()
            assert found.problems == ()
        revisions.append(found.revision)
        for article in reader.articles(Scope()):
            assert len({line.split()[0] for line in article.text.splitlines()}) == 1
    assert revisions == sorted(revisions)
    assert revisions[-1] > 10


@pytest.mark.slow
def test_a_reader_follows_a_writer_in_another_process(
    open_library: Callable[..., Library], url: str
) -> None:
    reader = open_library()
    writer = subprocess.Popen([sys.executable, "-c", WRITE, url], cwd=ROOT, stdout=subprocess.PIPE)
    try:
        deadline = time.monotonic() + 60
        seen: set[str] = set()
        while time.monotonic() < deadline and len(seen) < 5:
            versions: dict[str, set[str]] = {}
            for hit in reader.search("lamp line", limit=3, per_article=3):
                version = hit.passage.text.split()[0]
                versions.setdefault(hit.passage.article.id, set()).add(version)
            # One answer holds each article at one version; two articles may be a put apart.
            assert all(len(own) == 1 for own in versions.values())
            seen = seen.union(*versions.values())
        assert len(seen) >= 5
        assert writer.poll() is None
    finally:
        writer.kill()
        writer.communicate()
