import json
from pathlib import Path

import pytest

from eval.cases import CasesUnreadableError, read_cases


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    corpus = [{"id": "lamp", "title": "Pair", "text": "Hold it."}, {"id": "bill", "text": "Due."}]
    questions = [{"id": "q1", "text": "How to pair?"}, {"id": "q2", "text": "Weather?"}]
    (tmp_path / "corpus.jsonl").write_text("\n".join(map(json.dumps, corpus)), encoding="utf-8")
    for part in ("", ".train"):
        (tmp_path / f"queries{part}.jsonl").write_text("\n".join(map(json.dumps, questions)))
    (tmp_path / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq1\tlamp\t2\nq2\tbill\t0\n")
    (tmp_path / "qrels.train.tsv").write_text("query-id\tcorpus-id\tscore\nq2\tbill\t1\n")
    return tmp_path


def test_it_works(folder: Path) -> None:
    case_set = read_cases(folder)
    assert [article.title for article in case_set.articles] == ["Pair", ""]
    (case,) = case_set.cases
    assert (case.id, case.question, case.grades) == ("q1", "How to pair?", {"lamp": 2})


def test_a_split_is_read_from_its_own_files(folder: Path) -> None:
    case_set = read_cases(folder, split="train")
    assert case_set.name.endswith(".train")
    assert [case.id for case in case_set.cases] == ["q2"]


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("corpus.jsonl", '{"id": "lamp"}'),
        ("corpus.jsonl", "[1]"),
        ("corpus.jsonl", "{"),
        ("corpus.jsonl", ""),
        ("queries.jsonl", '{"text": "q1"}'),
        ("qrels.tsv", "q1 lamp 1"),
        ("qrels.tsv", "query-id\tcorpus-id\tscore\nq1\tlamp\tyes"),
        ("qrels.tsv", "query-id\tcorpus-id\tscore\nq1"),
    ],
)
def test_what_cannot_be_understood_is_named(folder: Path, file: str, content: str) -> None:
    (folder / file).write_text(content)
    with pytest.raises(CasesUnreadableError, match=folder.name):
        read_cases(folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "queries.jsonl").unlink()
    with pytest.raises(CasesUnreadableError, match="queries"):
        read_cases(folder)
