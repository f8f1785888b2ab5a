"""Take out of passages what must not be quoted, and leave every other word where it stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from retrieval.articles import Article, Hit, Passage
from service.drafting.guarding.orders import is_aimed_at_model, may_be_aimed_at_model
from service.drafting.reading.blocks import blocks_of

Span = tuple[int, int]

_COMMENT = re.compile(r"<!--(?:[^<-]|<(?!!--)|-(?!->))*+-->")


def quotable(hits: Sequence[Hit]) -> list[Hit]:
    """Blank what is aimed at a model, whole paragraphs of it, and what hides in comments.

    It is overwritten with line breaks, one for each character: the offsets of every other word
    stay what they are in the article, and no quotation can reach across the gap. A title or heading
    that is aimed at a model goes too. Takes linear time.
    """
    return [replace(hit, passage=_without_orders(hit.passage)) for hit in hits]


def _without_orders(passage: Passage) -> Passage:
    article = passage.article
    spans = _orders(passage.text)
    headings = tuple(heading for heading in passage.headings if not is_aimed_at_model(heading))
    if is_aimed_at_model(article.title):
        article = replace(article, title=article.id)
    if spans:
        article = replace(article, text=_blanked(article.text, spans, passage.start))
    if article is passage.article and headings == passage.headings:
        return passage
    return replace(passage, article=article, headings=headings)


@lru_cache(maxsize=4096)
def _orders(text: str) -> tuple[Span, ...]:
    """Find the spans of a passage's text that are to be blanked."""
    if not may_be_aimed_at_model(text):
        return tuple(c.span() for c in _COMMENT.finditer(text) if "\n" in c[0])
    return (*_hidden(text), *_paragraphs(text), *_lines(text))


def _hidden(text: str) -> Iterator[Span]:
    """Comments of several lines, whose lines read like any other; what is within a line is not."""
    for comment in _COMMENT.finditer(text):
        if "\n" in comment[0] or is_aimed_at_model(comment[0]):
            yield comment.span()


def _paragraphs(text: str) -> Iterator[Span]:
    """Paragraphs in which a sentence is an order: the sentences after it say what is ordered."""
    for block in blocks_of([Passage("", Article("", "", text), 0, len(text))]):
        aimed = [unit for unit in block.units if _is_aimed(unit.text, unit.quote)]
        if aimed and block.kind == "paragraph":
            yield block.units[0].start, block.units[-1].end
        else:
            yield from ((unit.start, unit.end) for unit in aimed)


def _is_aimed(read: str, written: str) -> bool:
    """What is written holds more than what is read: alternative texts, targets of links, tags."""
    return is_aimed_at_model(read) or (written != read and is_aimed_at_model(written))


def _lines(text: str) -> Iterator[Span]:
    """Lines of any kind: headings, rows of tables, code, images and what only a model reads."""
    start = 0
    for line in text.splitlines(keepends=True):
        if is_aimed_at_model(line):
            yield start, start + len(line)
        start += len(line)


def _blanked(text: str, spans: Sequence[Span], offset: int) -> str:
    pieces, done = [], 0
    for span in sorted(spans):
        start, end = (max(done, offset + place) for place in span)
        pieces += [text[done:start], "\n" * (end - start)]
        done = end
    return "".join([*pieces, text[done:]])
