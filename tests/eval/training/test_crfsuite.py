from pathlib import Path

import numpy as np
import pycrfsuite
import pytest

from eval.training.crfsuite import weights
from redaction.tagging.chain import marginals
from redaction.tagging.features import features
from redaction.tagging.tokens import tokens

TEXTS = ("my name is Ada", "my lamp: broken\nthanks, Ada", 'she said "\\" --> O: 1.5', "Ada")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_weights_give_what_crfsuite_gives(tmp_path: Path) -> None:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"max_iterations": 20})
    for text in TEXTS:
        found = tokens(text)
        named = ["PERSON" if token.text == "Ada" else "O" for token in found]
        trainer.append(pycrfsuite.ItemSequence(features(found)), named)
    model = tmp_path / "model.crf"
    trainer.train(str(model))
    read = weights(model)
    with pycrfsuite.Tagger().open(str(model)) as tagger:
        for text in TEXTS:
            found = tokens(text)
            tagger.set(pycrfsuite.ItemSequence(features(found)))
            expected = [[tagger.marginal(x, i) for x in read.labels] for i in range(len(found))]
            (shares,) = marginals([read.scores(found)], read.transitions)
            np.testing.assert_allclose(shares, expected, atol=1e-4)
