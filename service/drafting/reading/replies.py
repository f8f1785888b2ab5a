"""Take a reply apart into its sentences, and evidence into all that it says."""

import re
from collections.abc import Iterator, Sequence

import sentencex

from retrieval.articles import Article, Passage
from service.drafting.reading.blocks import blocks_of
from service.drafting.reading.units import Unit

_LINE = re.compile(r"[^\n]+")
_MARKER = re.compile(r"[ \t]*(?:\d{1,3}[.)][ \t]|[-*+\u2022>]+[ \t]|#{1,6}[ \t])?[ \t]*")
_LONGEST_LINE = 20_000
"""Characters of a line in which sentences are looked for; one that is longer is taken whole."""

_PASSAGE = 8000
"""Characters of a passage of evidence: less than a passage's blocks are read of."""


def sentences_of(text: str, language: str = "en") -> Iterator[tuple[int, int]]:
    """Give where the sentences of a text start and end, line by line, without marks of lists."""
    for line in _LINE.finditer(text):
        marker = _MARKER.match(text, line.start(), line.end())
        start = marker.end() if marker else line.start()
        before = 0
        for end in _ends(text[start : line.end()], language):
            piece = text[start + before : start + end]
            if piece.strip():
                left = len(piece) - len(piece.lstrip())
                yield start + before + left, start + before + len(piece.rstrip())
            before = end


def _ends(line: str, language: str) -> list[int]:
    if len(line) > _LONGEST_LINE:
        return [len(line)]
    # A lone surrogate, which the splitter cannot take, is no mark that ends a sentence.
    whole = line.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if len(whole) != len(line):
        whole = "".join("?" if "\ud800" <= c <= "\udfff" else c for c in line)
    return [found["end_index"] for found in sentencex.get_sentence_boundaries(language, whole)]


def passages_of(article: Article) -> list[Passage]:
    """Cut an article that is evidence into passages, at line ends where there are any."""
    text, passages, start = article.text, list[Passage](), 0
    while start < len(text):
        end = min(len(text), start + _PASSAGE)
        if end < len(text):
            end = max(text.rfind("\n", start + 1, end), text.rfind(" ", end - 200, end), 0) or end
        passages.append(Passage(f"{article.id}#{len(passages)}", article, start, end))
        start = end
    return passages


def all_units(passages: Sequence[Passage]) -> list[Unit]:
    """Read everything that passages say, headings and asides too, in reading order.

    A reply quotes blocks alone; what somebody offers as evidence counts whole.
    """
    read = [unit for block in blocks_of(passages) for unit in block.units]
    own: dict[str, list[Unit]] = {passage.id: [] for passage in passages}
    for unit in read:
        own[unit.passage.id].append(unit)
    return [
        unit
        for passage in passages
        for unit in sorted(
            (*own[passage.id], *_left_over(passage, own[passage.id])), key=lambda one: one.start
        )
    ]


def _left_over(passage: Passage, units: Sequence[Unit]) -> Iterator[Unit]:
    """Read the sentences of a passage that touch none of its units."""
    start = passage.start
    for unit in (*sorted(units, key=lambda one: one.start), None):
        end = unit.start if unit else passage.end
        for left, right in sentences_of(passage.article.text[start:end]):
            left_over = Unit(passage, start + left, start + right)
            if any(character.isalnum() for character in left_over.text):
                yield left_over
        start = max(start, unit.end) if unit else end
