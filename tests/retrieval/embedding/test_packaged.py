import pytest

from retrieval.embedding import packaged
from retrieval.embedding.packaged import ModelDamagedError, packaged_model


def test_it_works() -> None:
    assert (packaged_model() / "tokenizer.json").is_file()


def test_other_weights_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packaged, "WEIGHTS_SHA256", "0" * 64)
    with pytest.raises(ModelDamagedError, match="reinstall"):
        packaged_model()
