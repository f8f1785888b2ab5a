"""What is embedded of an article, and the hash that says whether it has been before."""

import hashlib

from retrieval.articles import Article, Span, in_context


def content(article: Article, span: Span) -> str:
    """Spell what is embedded of a span."""
    return in_context(article.title, span.headings, article.text[span.start : span.end])


def content_hash(embedder: str, text: str) -> str:
    """Hash a text together with the embedder's name: equal hashes have equal vectors."""
    return hashlib.sha256(f"{embedder}\0{text}".encode()).hexdigest()
