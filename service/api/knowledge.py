"""Search the library and read its articles."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Query

from retrieval.articles import EVERYTHING, Scope
from service.api.doorkeeping import Caller, TheHouse
from service.api.knowledge_presenting import article_out, hit_out
from service.api.problems import answers
from service.api.schemas import (
    ArticleOut,
    ArticlePage,
    SearchIn,
    SearchOut,
)
from service.errors import NotFoundError

router = APIRouter(prefix="/v1", tags=["knowledge"], responses=answers(401, 404, 413, 422))


@router.post("/search")
async def search(body: SearchIn, house: TheHouse, caller: Caller) -> SearchOut:
    """Search for passages. It is a POST, so that a customer's words never stand in an address."""
    del caller
    audiences = Scope().audiences if body.audience == "public" else EVERYTHING.audiences
    scope = Scope(audiences, body.brand, body.language)
    hits = await asyncio.to_thread(house.library.search, body.query, limit=body.limit, scope=scope)
    return SearchOut(hits=[hit_out(hit) for hit in hits])


@router.get("/articles")
async def list_articles(
    house: TheHouse,
    caller: Caller,
    after: Annotated[str, Query(description="The `next` of the page before.")] = "",
    limit: Annotated[int, Query(ge=1, le=100, description="Articles on a page.")] = 20,
) -> ArticlePage:
    """List the articles by id, page by page."""
    del caller
    articles = await asyncio.to_thread(house.library.articles, EVERYTHING, after=after, limit=limit)
    has_more = len(articles) == limit
    return ArticlePage(
        articles=[article_out(article) for article in articles],
        next=articles[-1].id if has_more else None,
    )


@router.get("/articles/{article_id:path}")
async def read_article(article_id: str, house: TheHouse, caller: Caller) -> ArticleOut:
    """Read an article with its text, which every citation's offsets point into."""
    del caller
    article = await asyncio.to_thread(house.library.article, article_id, EVERYTHING)
    if article is None:
        raise NotFoundError("There is no such article.")
    return article_out(article)
