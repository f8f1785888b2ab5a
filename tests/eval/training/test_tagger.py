from pathlib import Path
from random import Random

import pytest

from eval.training.examples import Example
from eval.training.tagger import train
from redaction.tagging.tagger import Tagger

EXAMPLES = [
    *(Example(f"my name is {name}", ((11, 11 + len(name), "PERSON"),)) for name in ("ada", "bo")),
    *(Example(f"my {thing} is broken") for thing in ("lamp", "kettle")),
] * 20


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_it_learns_what_it_is_shown(tmp_path: Path) -> None:
    out = tmp_path / "model.npz"
    train(EXAMPLES, out, Random(1), rounds=20)
    tagger = Tagger(out.read_bytes())
    text = "my name is zorblax"
    assert {text[e.start : e.end] for e in tagger.find(text) if e.score > 0.5} == {"zorblax"}
    assert not [e for e in tagger.find("my kettle is broken") if e.score > 0.5]
