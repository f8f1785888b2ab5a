from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from platformdirs import user_cache_path
from tokenizers import Tokenizer

from retrieval.embedding import open_embedder
from retrieval.embedding.packaged import packaged_model
from retrieval.embedding.port import Embedder

pytestmark = [pytest.mark.models, pytest.mark.slow]


@cache
def embedder() -> Embedder:
    return open_embedder(cache=user_cache_path("deskproof") / "models")


@cache
def tokenizer() -> Tokenizer:
    whole: Tokenizer = Tokenizer.from_file(str(packaged_model() / "tokenizer.json"))
    whole.no_truncation()
    whole.no_padding()
    return whole


def test_it_works() -> None:
    assert embedder().count_tokens("Unscrewing the\nlamp-holder") == 2 + 8


# What ends a word for Python and not for the model, what joins letters, and what is special.
PIECES = ["a", "B", " ", "\n", "\r", "\t", "\x00", "\x0b", "\x1c", "\x85", "\xa0", "\u200b", "é",
          "\u0301", "日", "-", "[SEP]", "[MASK]", "🙂", "lamps"]  # fmt: skip


@settings(deadline=None)  # the first example opens the model
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_tokens_counted_word_by_word_are_those_of_the_whole_text(text: str) -> None:
    assert embedder().count_tokens(text) == len(tokenizer().encode(text).ids)
