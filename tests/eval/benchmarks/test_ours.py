from pathlib import Path

from eval.benchmarks.filling import filled_libraries
from eval.benchmarks.ours import Ours
from eval.progress import silently
from retrieval.embedding.hashing import HashEmbedder


def test_it_works(folder: Path) -> None:
    filled = filled_libraries(folder, [32], silently)[32]
    ours = Ours(filled, HashEmbedder(64))
    text, _ = next(filled.pairs())
    assert ours.search(text)[0].strip() in text


def test_the_parts_are_those_of_the_last_search(folder: Path) -> None:
    filled = filled_libraries(folder, [32], silently)[32]
    ours = Ours(filled, HashEmbedder(64))
    assert not ours.parts
    ours.search("valve")
    assert set(ours.parts) == {"question", "dense leg", "keyword leg", "rest"}
    assert all(milliseconds > 0 for milliseconds in ours.parts.values())
    ours.search("")
    assert {part for part, milliseconds in ours.parts.items() if milliseconds} == {"rest"}
