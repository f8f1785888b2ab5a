from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.faults.checking import problems_of, versions_in
from eval.faults.world import MAKERS, cut, open_library
from retrieval.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = open_library(f"sqlite:///{tmp_path / 'library.db'}")
    splitter = MAKERS[0].splitter()
    library.put([cut(f"article{number}", 7, splitter) for number in range(3)])
    yield library
    library.close()


def test_it_works(library: Library) -> None:
    assert list(problems_of(library)) == []
    assert versions_in(library) == {"article0": 7, "article1": 7, "article2": 7}


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("DELETE FROM library_passages WHERE key = 2", "has not the"),
        ("UPDATE library_articles SET text = 'version7 x', id = id WHERE key = 1", "not wholly"),
        ("UPDATE library_splits SET passage_count = 9", "has not the 9"),
        ("DELETE FROM library_splits WHERE article_key = 1", "current edition lacks it"),
        ("UPDATE library_editions SET state = 'building'", "not one current edition"),
        ("UPDATE library_vectors SET embedder = 'x'", "no vector"),
        (
            "INSERT INTO library_vectors VALUES ('x', 'main', 'hash-64', '', NULL)",
            "no passage needs",
        ),
    ],
)
def test_damage_is_seen(library: Library, damage: str, said: str) -> None:
    library.refresh()
    with library._store.writing() as change:
        change._connection.exec_driver_sql(damage)
    assert said in "\n".join(problems_of(library))
