import json
from pathlib import Path

import pytest

from ingest.sources.corpus import CorpusSource
from ingest.sources.source import Found, Refused, SourceVanishedError


def corpus(folder: Path, *lines: object) -> CorpusSource:
    path = folder / "corpus.jsonl"
    raw = [
        line if isinstance(line, bytes) else json.dumps(line, ensure_ascii=False).encode()
        for line in lines
    ]
    path.write_bytes(b"\n".join(raw) + b"\n")
    return CorpusSource(path)


def test_it_works(tmp_path: Path) -> None:
    source = corpus(
        tmp_path,
        {"id": 1, "title": "Refunds", "text": "Within 30 days.\r\n", "audience": "internal"},
        {"id": "pair", "text": "# Pair a lamp\n\nHold.", "brand": None, "labels": ["lamp"]},
    )
    assert source.key == f"corpus:{tmp_path.resolve() / 'corpus.jsonl'}"
    assert len(source) == 2
    first, second = source.entries()
    assert isinstance(first, Found)
    assert isinstance(second, Found)
    assert (first.name, first.article.id, first.article.text) == ("line 1", "1", "Within 30 days.")
    assert first.article.audience == "internal"
    assert (second.article.title, second.article.labels) == ("Pair a lamp", ("lamp",))


@pytest.mark.parametrize(
    ("line", "reason", "article_id"),
    [
        (b'{"id": "a", "text": "cut o', "It is not valid JSON.", "a"),
        (b"[1, 2]", "It is not a JSON object.", ""),
        (b"[" * 100_000, "It is not valid JSON.", ""),
        (b'{"id": "a", "text": "caf\xe9"}', "It is not UTF-8 at byte 24.", "a"),
        ({"id": "a"}, "It has no text.", "a"),
        ({"id": "a", "text": "  \n"}, "It has no text.", "a"),
        ({"id": "a", "text": 5}, "It has no text.", "a"),
        ({"text": "x"}, "It has no id.", ""),
        ({"id": 7, "text": "x", "audience": ""}, "public or internal", "7"),
        ({"id": 7, "text": "x", "updated_at": "soon"}, "date", "7"),
        ({"id": 7, "text": "x" * 2_000_001}, "longer than", "7"),
    ],
)
def test_it_refuses_a_line_by_its_number(
    tmp_path: Path, line: object, reason: str, article_id: str
) -> None:
    entries = list(corpus(tmp_path, {"id": "ok", "text": "x"}, line).entries())
    refused = entries[1]
    assert isinstance(refused, Refused)
    assert (refused.name, refused.article_id) == ("line 2", article_id)
    assert reason in refused.reason


def test_blank_lines_and_the_mark_are_passed_over(tmp_path: Path) -> None:
    source = corpus(tmp_path, b'\xef\xbb\xbf{"id": "a", "text": "x"}', b"", b" \r", b'{"id": "b"}')
    first, second = source.entries()
    assert isinstance(first, Found)
    assert (first.name, second.name) == ("line 1", "line 4")
    assert len(source) == 2


def test_a_line_that_is_too_long_is_passed_over(tmp_path: Path) -> None:
    path = corpus(tmp_path, {"id": "a", "text": "x" * 500}, {"id": "b", "text": "x"}).entries
    source = CorpusSource(tmp_path / "corpus.jsonl", max_bytes=100)
    assert len(list(path())) == 2
    first, second = source.entries()
    assert first == Refused("line 1", "It is longer than 0.0001 MB.", "a")
    assert isinstance(second, Found)


def test_a_vanished_file_is_an_error(tmp_path: Path) -> None:
    for path in (tmp_path / "none.jsonl", tmp_path):
        assert len(CorpusSource(path)) == 0
        with pytest.raises(SourceVanishedError):
            list(CorpusSource(path).entries())
