"""What is embedded of an article, and the hash that says whether it has been before."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from retrieval.articles import Article, Span, in_context
from retrieval.embedding.port import Embedder
from retrieval.judging import packed
from retrieval.passages import Embedding, PassageStore


@dataclass(frozen=True, slots=True)
class Embedded:
    """The embeddings of some contents by their hashes, and how many of them are new."""

    embeddings: Mapping[str, Embedding]
    new: int


def content(article: Article, span: Span) -> str:
    """Spell what is embedded of a span."""
    return in_context(article.title, span.headings, article.text[span.start : span.end])


def content_hash(embedder: str, text: str) -> str:
    """Hash a text together with the embedder's name: equal hashes have equal vectors."""
    return hashlib.sha256(f"{embedder}\0{text}".encode()).hexdigest()


def contents(embedder: str, article: Article, spans: Iterable[Span]) -> list[tuple[str, str]]:
    """Spell what is embedded of an article's spans in their order, each behind its hash."""
    texts = [content(article, span) for span in spans]
    return [(content_hash(embedder, text), text) for text in texts]


def embed(store: PassageStore, embedder: Embedder, texts: Mapping[str, str]) -> Embedded:
    """Give every text's embedding by its hash: what has been embedded before is only read."""
    with store.reading() as moment:
        embeddings = moment.embeddings(texts)
    new = [one for one in texts if one not in embeddings]
    details = embedder.embed_details([texts[one] for one in new])
    for one, detail in zip(new, details, strict=True):
        embeddings[one] = Embedding(detail.vector, packed(detail))
    return Embedded(embeddings, len(new))
