import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from retrieval.embedding.detail import WINDOW_TOKENS
from retrieval.embedding.failures import ModelMissingError
from retrieval.embedding.sentence import SentenceEmbedder

pytestmark = [pytest.mark.slow, pytest.mark.models]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, tiny_model: Callable[..., None]) -> Path:
    """An embedding model of a few weights, whose configuration says nothing of prompts."""
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer  # noqa: PLC0415

    bare = tmp_path_factory.mktemp("bare")
    tiny_model(bare, "BertModel")
    transformer = Transformer(str(bare), max_seq_length=64)
    folder = tmp_path_factory.mktemp("models") / "tiny"
    SentenceTransformer(modules=[transformer, Pooling(8)]).save(str(folder))
    return folder


def test_it_works(folder: Path) -> None:
    plain = SentenceEmbedder(str(folder))
    asking = SentenceEmbedder(str(folder), query_prompt="query: ", passage_prompt="passage: ")
    question, passage = plain.embed_passages(["query: reset the lamp", "passage: reset the lamp"])
    assert np.allclose(asking.embed_query("reset the lamp"), question, atol=1e-6)
    assert np.allclose(asking.embed_passages(["reset the lamp"])[0], passage, atol=1e-6)
    assert question @ passage < 0.9999


def test_tokens_are_counted_with_the_prompt(folder: Path) -> None:
    asking = SentenceEmbedder(str(folder), query_prompt="query: ", passage_prompt="passage: ")
    assert asking.count_tokens("reset the lamp") == 3 + 2 + 2
    assert asking.count_tokens("reset " * 100) == 100 + 2 + 2
    assert SentenceEmbedder(str(folder)).count_tokens("reset the lamp") == 3 + 2


def test_windows_are_of_the_text_and_not_of_the_prompt(folder: Path) -> None:
    asking = SentenceEmbedder(str(folder), passage_prompt="passage: ")
    # As long as one window: with the prompt among its tokens it would be cut into two.
    text = "lamp\n" + "reset bill " * (WINDOW_TOKENS // 2)
    (detail,) = asking.embed_details([text])
    (longer,) = asking.embed_details([text + "reset bill"])
    assert np.allclose(detail.vector, asking.embed_passages([text])[0], atol=1e-5)
    assert [len(detail.windows), len(longer.windows)] == [0, 2]
    assert [text[start:end] for start, end in detail.places[:3]] == ["lamp", "reset", "bill"]


def test_a_model_is_named_by_its_weights_and_prompts(folder: Path) -> None:
    names = {
        SentenceEmbedder(str(folder), query_prompt=query, passage_prompt=passage).name
        for query, passage in [(None, None), ("query: ", None), (None, "query: "), ("", "")]
    }
    assert len(names) == 3
    assert all(name.startswith("tiny@") for name in names)


def test_its_own_prompts_are_put_and_can_be_left_out(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    for file in folder.iterdir():
        (own / file.name).symlink_to(file)
    config = json.loads((folder / "config_sentence_transformers.json").read_text())
    config["prompts"] = {"query": "query: ", "passage": "passage: "}
    (own / "config_sentence_transformers.json").unlink()
    (own / "config_sentence_transformers.json").write_text(json.dumps(config))
    given = SentenceEmbedder(str(folder), query_prompt="query: ", passage_prompt="passage: ")
    found = SentenceEmbedder(str(own))
    assert np.allclose(found.embed_query("reset"), given.embed_query("reset"), atol=1e-6)
    assert np.allclose(found.embed_passages(["a"]), given.embed_passages(["a"]), atol=1e-6)
    without = SentenceEmbedder(str(own), query_prompt="", passage_prompt="")
    plain = SentenceEmbedder(str(folder))
    assert np.allclose(without.embed_query("reset"), plain.embed_query("reset"), atol=1e-6)


def test_several_threads_may_count_and_embed_at_once(folder: Path) -> None:
    embedder = SentenceEmbedder(str(folder))

    def use(number: int) -> int:
        if number % 2:
            return embedder.count_tokens("reset " * 100)
        return len(embedder.embed_passages(["reset the lamp", "bill " * 100]))

    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(use, range(80))) == {2, 102}


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelMissingError, match="nix cannot be loaded"):
        SentenceEmbedder(str(tmp_path / "nix"))
