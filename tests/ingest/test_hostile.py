"""Hostile files, read one by one in processes of their own: each costs under 2 s and 256 MB."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

# Imported once, and forked for every case, so that a case's time and memory are its own. RUSAGE
# counts the memory that is shared with the parent too: the whole process stays below the limit.
MEASURE = r"""
import gzip, json, os, random, resource, sys
from pathlib import Path
from ingest.fetching.fetcher import Fetched
from ingest.fetching.inflating import inflated, read_within
from ingest.sources.corpus import CorpusSource
from ingest.sources.file import read_article
from ingest.sources.folder import FolderSource
from ingest.sources.listing import read_listing
from ingest.sources.webpage import read_webpage
from ingest.unreadable import UnreadableError

M = 1_000_000
read_article("a.html", b"<p>warm up</p>")
folder = Path(sys.argv[1])

def as_file(name, raw):
    (folder / name).mkdir()
    (folder / name / name).write_bytes(raw)
    return FolderSource(folder / name)

def as_lines(name, raw):
    (folder / name).write_bytes(raw)
    return CorpusSource(folder / name)

def reasons(source):
    return [getattr(entry, "reason", "") for entry in source.entries()][0]

def as_page(raw):
    read_webpage("https://a.example/", Fetched("https://a.example/", raw, "", "", False), None)

def unpacked(raw):
    return read_within(inflated([raw], 10 * M), 10 * M)

def deep(piece, number):
    return piece * number

noise = random.Random(1).randbytes(4_900_000).replace(b"\0", b"\x91")
html = {
    "fifty_mb": lambda: b"<p>Hello</p>" * (50 * M // 12),
    "nested": lambda: b"<div>" * 100_000,
    "nested_lists": lambda: b"<ul><li>" * 100_000,
    "nested_closing_others": lambda: b"<div></i>" * 49_000,
    "elements": lambda: b"<p>x</p>" * 600_000,
    "attributes": lambda: b"<p " + b" ".join(b"a%d" % n for n in range(600_000)) + b">x</p>",
    "attributes_spread": lambda: (b"<p " + b"a=b " * 90 + b">x</p>") * 13_000,
    "brackets": lambda: b"<" * 4_900_000,
    "comments": lambda: b"<!-- -->" * 610_000,
    "noise": lambda: noise,
    "nuls": lambda: b"\0" * 9_000_000,
    "half_utf16": lambda: b"\xff\xfe" + b"<\0p\0>" * 1_600_000 + b"\xd8",
    "lying_charset": lambda: b"<meta charset=punycode>" + b"\xff" + b"a-b9z" * 900_000,
    "controls": lambda: b"<p>\x01</p>" * 500_000,
    "quotes": lambda: b"<blockquote>" * 190 + b"a<br>" * 49_000,
    "fences": lambda: b"<pre>" * 199 + b"`" * 1_900_000,
    "columns": lambda: b"<table><tr><td colspan=1000000>a</td></tr></table>" * 1000,
}
markdown = {
    "md_quotes": lambda: b"> " * 900_000,
    "md_tags": lambda: b"<x>" * 600_000,
    "md_links": lambda: b"[a](b) " * 270_000,
    "md_aliases": lambda: b"---\na: &a [x]\nb: [*a, *a]\n---\nText",
}
lines = {
    "deep_json": lambda: b"[" * 5_000_000,
    "lists_json": lambda: b'{"id":"a","text":"x","labels":[' + b"[]," * 3_000_000 + b"[]]}",
    "long_line": lambda: b'{"id":"a","text":"' + b"x" * (50 * M) + b'"}',
    "packed_lines": lambda: gzip.compress(b"a" * 50 * M),
}
sitemaps = {
    "bomb_1000_to_1": lambda: gzip.compress(b" " * (60 * M)),
    "entities": lambda: b"<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;'>]><urlset>&c;</urlset>",
    "external": lambda: b"<!DOCTYPE a SYSTEM 'file:///etc/passwd'><urlset/>",
    "deep_xml": lambda: b"<urlset>" * 6_000_000,
    "wide_xml": lambda: b"<urlset>" + b"<a/>" * 12_000_000,
    "xml_attributes": lambda: b"<urlset " + b"".join(b"a%d='' " % n for n in range(4 * M)),
}
cases = {
    **{f"folder.{n}": (lambda r, n=f"{n}.html": reasons(as_file(n, r)), m)
       for n, m in html.items()},
    **{f"folder.{n}": (lambda r, n=f"{n}.md": reasons(as_file(n, r)), m)
       for n, m in markdown.items()},
    **{f"page.{n}": (as_page, m) for n, m in html.items() if n != "fifty_mb"},
    **{f"corpus.{n}": (lambda r, n=n: reasons(as_lines(n, r)), m) for n, m in lines.items()},
    **{f"sitemap.{n}": (read_listing, m) for n, m in sitemaps.items()},
    "page.bomb_1000_to_1": (unpacked, lambda: gzip.compress(b"a" * (50 * M))),
}

def measured(read, raw):
    started = resource.getrusage(resource.RUSAGE_SELF)
    Path("/proc/self/clear_refs").write_text("5")
    try:
        said = read(raw)
    except UnreadableError as error:
        said = str(error)
    ended = resource.getrusage(resource.RUSAGE_SELF)
    peak = next(s for s in open("/proc/self/status") if s.startswith("VmHWM")).split()[1]
    seconds = ended.ru_utime + ended.ru_stime - started.ru_utime - started.ru_stime
    return {"said": said if isinstance(said, str) else "", "s": seconds, "mb": int(peak) / 1000}

for name, (read, make) in cases.items():
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        raw = make()
        resource.setrlimit(resource.RLIMIT_CPU, (30, 30))
        print(json.dumps({"case": name, **measured(read, raw)}), flush=True)
        os._exit(0)
    os.waitpid(child, 0)
"""


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="measures memory on Linux")
@pytest.mark.timeout(300)
def test_it_works(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(tmp_path)], capture_output=True, text=True, check=True
    )
    measured = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(measured) == 48, done.stderr
    print(done.stdout)  # noqa: T201 (the figures, for `pytest -s`)
    assert [case for case in measured if not case["said"]] == []
    assert [case for case in measured if case["s"] > 2 or case["mb"] > 256] == []
