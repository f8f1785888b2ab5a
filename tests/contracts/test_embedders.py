"""Every embedder keeps the same promises."""

import numpy as np
import pytest
from platformdirs import user_cache_path

from retrieval.embedding import open_embedder
from retrieval.embedding.hashing import HashEmbedder
from retrieval.embedding.packaged import packaged_model
from retrieval.embedding.port import Embedder

# Where the product keeps it, so that only the very first run has to make the model.
MODELS = user_cache_path("deskproof") / "models"
TEXTS = [
    "How do I reset the hub to its factory settings?",
    "Reset the hub: hold the button until the light turns red, then wait for the restart.",
    "Invoices are sent on the first day of every month.",
    "",
]


@pytest.fixture(
    scope="module",
    params=[
        "hashing",
        pytest.param("packaged", marks=[pytest.mark.models, pytest.mark.slow]),
        pytest.param("sentence", marks=[pytest.mark.models, pytest.mark.slow]),
    ],
)
def embedder(request: pytest.FixtureRequest) -> Embedder:
    if request.param == "hashing":
        return HashEmbedder()
    model = str(packaged_model()) if request.param == "sentence" else ""
    return open_embedder(model, cache=MODELS)


def test_it_works(embedder: Embedder) -> None:
    question, answer, other, _ = embedder.embed_passages(TEXTS)
    assert question @ answer > question @ other + 0.1


def test_vectors_are_rows_of_unit_length(embedder: Embedder) -> None:
    vectors = embedder.embed_passages(TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(TEXTS), embedder.dimension)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-4)


def test_no_texts_make_no_vectors(embedder: Embedder) -> None:
    assert embedder.embed_passages([]).shape == (0, embedder.dimension)


def test_a_question_is_one_vector_like_that_of_the_same_passage(embedder: Embedder) -> None:
    vector = embedder.embed_query(TEXTS[0])
    assert vector.shape == (embedder.dimension,)
    assert vector @ embedder.embed_passages(TEXTS)[0] > 0.99


def test_a_text_has_the_same_vector_whatever_it_is_embedded_with(embedder: Embedder) -> None:
    alone = embedder.embed_passages([TEXTS[1]])[0]
    together = embedder.embed_passages([*TEXTS, "word " * 400])[1]
    assert alone @ together > 0.9999


def test_words_behind_the_last_token_are_not_seen(embedder: Embedder) -> None:
    long = "hub " * embedder.max_tokens
    near, far = embedder.embed_passages([long, long + " invoices are sent monthly" * 9])
    assert near @ far > 0.999


def test_tokens_are_counted_with_the_special_ones_and_beyond_the_maximum(
    embedder: Embedder,
) -> None:
    assert embedder.count_tokens("") == 2
    assert embedder.count_tokens("hub " * 5) == 7
    assert embedder.count_tokens("hub " * 1000) == 1002


def test_its_name_tells_it_apart(embedder: Embedder) -> None:
    assert embedder.name
    assert embedder.name == embedder.name.strip()
