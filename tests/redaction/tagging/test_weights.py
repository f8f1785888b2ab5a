from importlib.resources import files

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from redaction.tagging.features import features
from redaction.tagging.tokens import tokens
from redaction.tagging.weights import Weights

LABELS = ("O", "PERSON")
SEEN = "My name is Anna-Maria, flat 12b!\nThanks again, Anna"
NAMES = sorted({name for row in features(tokens(SEEN), ["asked"]) for name in row})
STATE = np.random.default_rng(1).normal(size=(len(NAMES), 2)).astype(np.float32)
WEIGHTS = Weights(LABELS, NAMES, STATE, np.eye(2, dtype=np.float32))
TEXTS = st.lists(st.sampled_from(["Anna", "name", "is", "12", "!", "\n", "unseen"]), min_size=1)


@given(TEXTS.map(" ".join), st.sampled_from([(), ("asked",)]))
def test_a_score_is_the_sum_of_its_features_weights(text: str, around: tuple[str, ...]) -> None:
    found = tokens(text)
    own = dict(zip(NAMES, STATE, strict=True))
    expected = [
        sum((own[name] for name in row if name in own), np.zeros(2))
        for row in features(found, around)
    ]
    np.testing.assert_allclose(WEIGHTS.scores(found, around), expected, atol=1e-4)


def test_they_are_read_as_they_were_written() -> None:
    again = Weights.read(WEIGHTS.packed())
    assert again.labels == LABELS
    np.testing.assert_array_equal(again.transitions, WEIGHTS.transitions)
    found = tokens(SEEN)
    np.testing.assert_array_equal(again.scores(found), WEIGHTS.scores(found))


def test_the_model_is_small() -> None:
    packed = (files("redaction.tagging") / "model.npz").read_bytes()
    assert len(packed) < 2_000_000
    assert Weights.read(packed).packed() == packed
