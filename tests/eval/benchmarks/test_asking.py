from functools import partial
from pathlib import Path

import pytest

from eval.benchmarks.asking import started
from eval.benchmarks.filling import Filled, filled_libraries
from eval.benchmarks.ours import Ours
from eval.progress import silently
from retrieval.embedding.hashing import HashEmbedder

HASHING = partial(Ours, embedder=HashEmbedder(64))


def test_it_works(folder: Path) -> None:
    filled = filled_libraries(folder, [32], silently)[32]
    with started({"ours": HASHING}, filled, silently) as asked:
        answer = asked["ours"].ask("valve")
        assert answer.found == Ours(filled, HashEmbedder(64)).search("valve")
        assert answer.wall > 0
        assert asked["ours"].memory() > 10


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_one_that_does_not_start_is_an_error(tmp_path: Path) -> None:
    nowhere = Filled(tmp_path / "nowhere")
    with pytest.raises(EOFError), started({"ours": HASHING}, nowhere, silently):
        pytest.fail("It started.")
