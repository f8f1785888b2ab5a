import json

from eval.training.proving import spelt
from service.drafting.proving.weighing import SIGNS, trained_weights


def test_it_works() -> None:
    written = json.loads(spelt(trained_weights()))
    assert list(written["signs"]) == list(SIGNS)
    assert written["supported"] > written["partly"]
