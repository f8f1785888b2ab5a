"""Read an article, with the words highlighted that a draft quotes from it."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from retrieval.articles import EVERYTHING, Article
from service.api.doorkeeping import TheHouse
from service.errors import NotFoundError
from service.web.door import PageRoute, TheAgent
from service.web.rendering import Range, article_html
from service.web.templating import page

router = APIRouter(route_class=PageRoute, include_in_schema=False)

Offset = Annotated[int | None, Query(ge=0)]


def _highlight(start: Offset = None, end: Offset = None) -> Range | None:
    return Range(start, end) if start is not None and end is not None else None


@router.get("/articles/{article_id:path}", response_class=HTMLResponse)
async def article_page(
    request: Request,
    article_id: str,
    agent: TheAgent,
    house: TheHouse,
    highlight: Annotated[Range | None, Depends(_highlight)],
) -> Response:
    """Show an article as agents see it, internal ones as well."""
    article = await asyncio.to_thread(house.library.article, article_id, EVERYTHING)
    if article is None:
        raise NotFoundError("There is no such article.")
    body = await asyncio.to_thread(_body, article, highlight)
    return page(
        request,
        "article.html",
        agent=agent,
        article=article,
        body=body,
        has_own_title=article.text.lstrip().startswith("# "),
        has_highlight="<mark>" in body,
    )


def _body(article: Article, highlight: Range | None) -> Markup:
    return article_html(article.text, url=article.url, highlight=highlight)
