"""Cut an article into passages that fit the embedder, under their headings, at exact offsets."""

from collections.abc import Callable, Iterator

from semantic_text_splitter import MarkdownSplitter

from ingest.splitting.gathering import gathered
from ingest.splitting.packing import packed
from ingest.splitting.sections import sections
from retrieval.articles import Article, Span, in_context

_VERSION = "headings-1"
_TINY = 8
"""A section below an eighth of the budget says too little alone, and joins its neighbour."""

_LEAST = 8
"""An eighth of the budget is a passage's own, however long its title and headings are."""

_ATOMS = 5
"""A long section is first cut into parts of a fifth of a passage, then these are put together."""

_MOST_CHARACTERS = 10_000
"""A key or a picture written as text can be one token that no reader would want as a passage."""

_WINDOW = 20_000


class Splitter:
    """Cuts by heading; sections that are too long by block, list item, row, sentence and word.

    ``count_tokens`` counts as the embedder does that will read the passages.
    """

    def __init__(self, count_tokens: Callable[[str], int], max_tokens: int = 256) -> None:
        self._count_tokens = count_tokens
        self._max_tokens = max_tokens

    @property
    def name(self) -> str:
        """Changes whenever articles would be cut differently."""
        return f"{_VERSION}/{self._max_tokens}"

    def split(self, article: Article) -> tuple[Span, ...]:
        """Cut an article: in order, without overlap, leaving out headings and blank lines alone.

        What is embedded of a passage (``in_context``) has at most ``max_tokens`` tokens, unless
        title and headings alone leave less than an eighth of them.
        """
        cut = _Cut(article, self._count_tokens, self._max_tokens)
        return tuple(span for group in cut.groups() for span in cut.passages(group))


class _Cut:
    """The cutting of one article."""

    def __init__(self, article: Article, count: Callable[[str], int], max_tokens: int) -> None:
        self._text = article.text
        self._title = article.title
        self._count = count
        self._max_tokens = max_tokens

    def groups(self) -> list[Span]:
        """Take the article's sections, tiny ones together with their neighbours."""
        return gathered(
            self._text,
            sections(self._text, self._title),
            is_tiny=lambda span: self._words(span) < self._max_tokens // _TINY,
            fits=self._fits,
        )

    def passages(self, group: Span) -> Iterator[Span]:
        """Cut a group of sections into pieces that fit, unless it fits as it is."""
        if self._fits(group):
            yield group
            return
        room = self._limit(group.headings) - self._tokens(group.headings, "")
        atoms = list(self._atoms(group, max(1, room // _ATOMS)))
        tokens = [self._words(Span(start, end)) for start, end in atoms]
        for start, end in packed(self._text, atoms, tokens, room):
            yield from self._small_enough(Span(start, end, group.headings))

    def _atoms(self, group: Span, room: int) -> Iterator[tuple[int, int]]:
        """Cut finely: blocks, items, rows, sentences, small neighbours together."""
        splitter = MarkdownSplitter.from_callback(self._own_tokens, room)
        for start, end in _windows(self._text, group.start, group.end):
            for offset, chunk in splitter.chunk_indices(self._text[start:end]):
                yield start + offset, start + offset + len(chunk)

    def _small_enough(self, span: Span) -> Iterator[Span]:
        """Halve a piece until it fits: a picture written as text has no place to cut it at."""
        start, end = _trimmed(self._text, span.start, span.end)
        span = Span(start, end, span.headings)
        if end - start <= 1 or self._fits(span):
            if end > start:
                yield span
            return
        middle = _middle(self._text, start, end)
        yield from self._small_enough(Span(start, middle, span.headings))
        yield from self._small_enough(Span(middle, end, span.headings))

    def _fits(self, span: Span) -> bool:
        text = self._text[span.start : span.end]
        if len(text) > _MOST_CHARACTERS:
            return False
        tokens = self._tokens(span.headings, text)
        return tokens <= self._max_tokens or tokens <= self._limit(span.headings)

    def _limit(self, headings: tuple[str, ...]) -> int:
        """Leave some room under the longest headings: a passage of three letters helps nobody."""
        least = max(1, self._max_tokens // _LEAST)
        return max(self._max_tokens, self._tokens(headings, "") + least)

    def _words(self, span: Span) -> int:
        return self._own_tokens(self._text[span.start : span.end])

    def _own_tokens(self, text: str) -> int:
        return self._count(in_context("", (), text)) - self._count("")

    def _tokens(self, headings: tuple[str, ...], text: str) -> int:
        return self._count(in_context(self._title, headings, text))


def _windows(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what is very long at blank lines: the splitter's time grows faster than its text."""
    while end - start > _WINDOW:
        blank = text.rfind("\n\n", start + _WINDOW // 2, start + _WINDOW)
        cut = blank if blank > 0 else _middle(text, start, start + 2 * _WINDOW)
        yield start, cut
        start = cut
    yield start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _middle(text: str, start: int, end: int) -> int:
    """Find a place near the middle to cut at, between words if there are any."""
    middle = (start + end) // 2
    space = text.rfind(" ", start + 1, middle)
    return space if space > 0 else middle
