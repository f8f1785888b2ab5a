from pathlib import Path

import pytest

from eval.benchmarks import filling, vectors
from eval.benchmarks.filling import MODELS, filled_libraries
from eval.benchmarks.rivals import RIVALS, installed
from eval.progress import silently
from retrieval.embedding import open_embedder


def test_it_works() -> None:
    assert set(installed()) <= set(RIVALS)


@pytest.mark.slow
@pytest.mark.models
@pytest.mark.parametrize("name", list(RIVALS))
@pytest.mark.filterwarnings("ignore")
def test_each_finds_the_passage_that_is_asked_for(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if name not in installed():
        pytest.skip(f"{name} is not here: the extra `bench` brings it.")
    for module in (vectors, filling):
        monkeypatch.setattr(module, "open_embedder", lambda cache: open_embedder(cache=MODELS))
    filled = filled_libraries(folder, [32], silently)[32]
    texts = [text for text, _ in filled.pairs()]
    found = RIVALS[name](filled).search(texts[5])
    assert len(found) == 10
    assert found[0] == texts[5]
