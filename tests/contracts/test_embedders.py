"""Every embedder keeps the same promises."""

import numpy as np
import pytest
from platformdirs import user_cache_path

from retrieval.embedding import open_embedder
from retrieval.embedding.detail import body_windows
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


HEADING = "Hub > Reset"
BODY = (
    "Hold the button until the light turns red, then wait for the restart of the hub. " * 6
    + "Invoices are sent by mail on the first working day of every month to the buyer. " * 6
)
LONG = f"{HEADING}\n{BODY}"


def test_a_detail_has_the_vector_of_the_whole_text(embedder: Embedder) -> None:
    texts = [*TEXTS, LONG]
    vectors = np.stack([detail.vector for detail in embedder.embed_details(texts)])
    assert np.allclose(vectors, embedder.embed_passages(texts), atol=1e-5)
    asked = embedder.embed_query_detail(TEXTS[0])
    assert np.allclose(asked.vector, embedder.embed_query(TEXTS[0]), atol=1e-5)


def test_parts_are_of_unit_length_and_windows_as_many_as_the_body_has_room_for(
    embedder: Embedder,
) -> None:
    (detail,) = embedder.embed_details([LONG])
    for rows in (detail.windows, detail.words):
        assert rows.dtype == np.float32
        assert np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-4)
    tokens = embedder.count_tokens(BODY) - embedder.count_tokens("")
    assert len(detail.windows) == len(body_windows(tokens)) > 1


def test_a_window_says_what_stands_there_in_the_order_of_the_text(embedder: Embedder) -> None:
    first, *_, last = embedder.embed_details([LONG])[0].windows
    reset = embedder.embed_query("hold the button until the light turns red")
    invoice = embedder.embed_query("invoices are sent by mail")
    assert first @ reset > last @ reset + 0.1
    assert last @ invoice > first @ invoice + 0.1


def test_a_body_no_longer_than_a_window_has_no_windows(embedder: Embedder) -> None:
    heading = "A lamp that blinks " * 6
    details = embedder.embed_details([f"{heading}\nIt is paired.", "", heading * 2])
    assert [len(detail.windows) for detail in details] == [0, 0, 0]


def test_words_are_the_telling_ones_and_say_where_they_stand(embedder: Embedder) -> None:
    text = "How do I reset the hub?"
    detail = embedder.embed_query_detail(text)
    assert [text[start:end] for start, end in detail.places] == ["reset", "hub"]
    assert detail.words.shape == (2, embedder.dimension)
    assert len(embedder.embed_query_detail("How do I do it?").words) == 5
    assert len(embedder.embed_query_detail("").words) == 0


def test_a_word_is_nearest_to_the_same_word_of_another_text(embedder: Embedder) -> None:
    asked = embedder.embed_query_detail("reset hub")
    text = "Hub\nThe hub is reset with a pin. Invoices are paper."
    (answer,) = embedder.embed_details([text])
    for word, row in zip(("reset", "hub"), asked.words @ answer.words.T, strict=True):
        start, end = answer.places[int(row.argmax())]
        assert text[start:end].lower() == word


def test_a_text_has_the_same_parts_whatever_it_is_embedded_with(embedder: Embedder) -> None:
    (alone,) = embedder.embed_details([LONG])
    together = embedder.embed_details(["word " * 400, LONG, *TEXTS])[1]
    assert together.places == alone.places
    assert np.allclose(np.sum(alone.windows * together.windows, axis=1), 1.0, atol=1e-4)
    assert np.allclose(np.sum(alone.words * together.words, axis=1), 1.0, atol=1e-3)


def test_no_texts_have_no_details(embedder: Embedder) -> None:
    assert embedder.embed_details([]) == []
