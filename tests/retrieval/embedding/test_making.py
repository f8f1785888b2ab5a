import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from retrieval.embedding.making import made_once

MAKE_SLOWLY = """
import sys, time
from pathlib import Path
from retrieval.embedding.making import made_once

def make(folder):
    (folder / "half").write_text("half")
    print("half", flush=True)
    time.sleep(60)

made_once(Path(sys.argv[1]), make)
"""


def make(folder: Path) -> None:
    (folder / "within").mkdir()
    (folder / "within" / "weights").write_text("weights")


def test_it_works(tmp_path: Path) -> None:
    folder = tmp_path / "cache" / "model-v1.5"
    assert made_once(folder, make) == folder
    assert (folder / "within" / "weights").read_text() == "weights"
    assert made_once(folder, lambda _: pytest.fail("it is there already")) == folder


def test_of_several_at_once_one_makes_it(tmp_path: Path) -> None:
    made: list[Path] = []

    def slowly(folder: Path) -> None:
        made.append(folder)
        time.sleep(0.2)
        make(folder)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: made_once(tmp_path / "model", slowly), range(4)))
    assert len(made) == 1


def test_what_fails_on_the_way_leaves_nothing(tmp_path: Path) -> None:
    def fail(folder: Path) -> None:
        make(folder)
        raise OSError("No space left on device")

    with pytest.raises(OSError, match="No space"):
        made_once(tmp_path / "model", fail)
    assert [path.name for path in tmp_path.iterdir()] == ["model.lock"]
    made_once(tmp_path / "model", make)


def test_what_a_killed_process_left_is_cleared_away_but_not_anothers(tmp_path: Path) -> None:
    command = [sys.executable, "-c", MAKE_SLOWLY, str(tmp_path / "model")]
    root = Path(__file__).parents[3]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "half\n"
        process.kill()
    assert len(list(tmp_path.glob(".partial-model-*"))) == 1
    assert not (tmp_path / "model").exists()
    (tmp_path / ".partial-other-x").mkdir()
    made_once(tmp_path / "model", make)
    assert [path.name for path in tmp_path.glob(".partial-*")] == [".partial-other-x"]
