from pathlib import Path

import pytest

from retrieval.articles import Article, Hit, Leg, Passage
from retrieval.reranking import CrossEncoderReranker, KeepOrder, Reranker


def hit(number: int, text: str) -> Hit:
    article = Article(f"a{number}", "", text)
    passage = Passage(f"a{number}#0", article, 0, len(text))
    return Hit(passage, 1.0 / number, {"dense": Leg(number, 0.5)})


HITS = [hit(1, "the bill is due"), hit(2, "reset the lamp now"), hit(3, "reset it")]


def test_it_works() -> None:
    assert KeepOrder().rerank("reset", HITS) == HITS
    assert KeepOrder().depth == 0


@pytest.fixture
def cross_encoder(tmp_path: Path) -> Reranker:
    """A cross-encoder of a few weights, which knows one word and scores all below zero."""
    import torch  # noqa: PLC0415
    from tokenizers import Tokenizer, models, pre_tokenizers, processors  # noqa: PLC0415
    from transformers import (  # noqa: PLC0415
        BertConfig,
        BertForSequenceClassification,
        PreTrainedTokenizerFast,
    )

    words = "[PAD] [UNK] [CLS] [SEP] reset".split()  # noqa: SIM905
    vocabulary = {word: number for number, word in enumerate(words)}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]"
    ).save_pretrained(tmp_path)
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=1,
        intermediate_size=8,
        max_position_embeddings=64,
        num_labels=1,
    )
    model = BertForSequenceClassification(config).eval()
    torch.nn.init.constant_(model.classifier.bias, -3.0)
    model.save_pretrained(tmp_path)
    return CrossEncoderReranker(str(tmp_path), depth=7)


@pytest.mark.slow
@pytest.mark.models
def test_a_cross_encoder_orders_by_its_own_score(cross_encoder: Reranker) -> None:
    again = cross_encoder.rerank("reset", HITS)
    said = [one.legs["reranker"].score for one in again]
    assert said == sorted(said, reverse=True)
    assert {one.passage.id for one in again} == {one.passage.id for one in HITS}
    assert [one.legs["reranker"].rank for one in again] == [1, 2, 3]
    assert all(score < 0 for score in said)
    assert all(0 < one.score < 0.5 for one in again)
    assert all("dense" in one.legs for one in again)
    assert len(set(said)) > 1
    assert cross_encoder.depth == 7
    assert cross_encoder.rerank("reset", []) == []
