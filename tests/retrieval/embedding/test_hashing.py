from hypothesis import given
from hypothesis import strategies as st

from retrieval.embedding.hashing import HashEmbedder


def test_it_works() -> None:
    embedder = HashEmbedder()
    lamp, same, other = embedder.embed_passages(
        ["the red lamp blinks", "a red lamp that blinks", "send me an invoice"]
    )
    assert lamp @ same > lamp @ other + 0.2


@given(st.text())
def test_a_text_has_the_same_vector_in_every_embedder(text: str) -> None:
    assert (HashEmbedder().embed_query(text) == HashEmbedder().embed_query(text)).all()


def test_dimensions_are_told_apart_by_name() -> None:
    assert HashEmbedder(64).name != HashEmbedder(128).name
