"""Put articles and hits into the shapes that go out."""

from retrieval.articles import Article, Hit
from service.api.schemas import ArticleOut, HitOut, LegOut
from service.model.reply import Evidence


def hit_out(hit: Hit) -> HitOut:
    """Show a hit."""
    return evidence_out(Evidence.of(hit))


def evidence_out(found: Evidence) -> HitOut:
    """Show a hit as it stood when a suggestion was made."""
    return HitOut(
        article_id=found.article_id,
        title=found.title,
        url=found.url,
        passage_id=found.passage_id,
        text=found.text,
        score=round(found.score, 6),
        audience=found.audience,
        updated_at=found.updated_at,
        legs={
            name: LegOut(rank=leg.rank, score=round(leg.score, 6))
            for name, leg in found.legs.items()
        },
    )


def article_out(article: Article) -> ArticleOut:
    """Show an article."""
    return ArticleOut(
        id=article.id,
        title=article.title,
        text=article.text,
        url=article.url,
        updated_at=article.updated_at,
        audience=article.audience,
        brand=article.brand,
        language=article.language,
        labels=list(article.labels),
    )
