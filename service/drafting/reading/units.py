"""The smallest thing that is quoted: a span of an article, and how it reads."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from retrieval.articles import Passage
from retrieval.plain import plain
from service.model.reply import Citation

Mark = Literal["sentence", "step", "bullet", "row", "code", "heading"]
"""What a unit is in its article, which says how a reply lays it out."""

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Unit:
    """A quotable span: ``quote == article.text[start:end]``.

    ``depth`` is that of an item within items. ``reads`` is what a reader sees of it where that is
    not simply its plain text: a table's row says what its columns are, a heading ends in a colon.
    """

    passage: Passage
    start: int
    end: int
    mark: Mark = "sentence"
    depth: int = 0
    reads: str = ""

    @cached_property
    def quote(self) -> str:
        """The exact words, Markdown and all."""
        return self.passage.article.text[self.start : self.end]

    @cached_property
    def text(self) -> str:
        """The words as a reader sees them, on one line."""
        return self.reads or _SPACES.sub(" ", plain(self.quote)).strip()

    @property
    def introduces(self) -> bool:
        """Whether it only leads to what follows, as in "Do this:"."""
        return self.text.endswith(":")

    def citation(self) -> Citation:
        """Point to this unit."""
        article = self.passage.article
        return Citation(
            article_id=article.id,
            title=article.title,
            url=article.url,
            passage_id=self.passage.id,
            start=self.start,
            end=self.end,
            quote=self.quote,
        )
