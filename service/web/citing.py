"""What a draft quotes, what it does not, and what contradicts each other, ready to be shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from service.model.reply import Citation, Evidence, Fault, Sentence


@dataclass(frozen=True, slots=True)
class Quote:
    """A citation, within the passage it was quoted from, if that was found for the suggestion."""

    citation: Citation
    passage: Evidence | None


@dataclass(frozen=True, slots=True)
class Source:
    """What proves one sentence, and what the proof lacks."""

    place: int
    number: int
    quotes: tuple[Quote, ...]
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """An article that was found, with the passages of it, best first."""

    passages: tuple[Evidence, ...]

    @property
    def best(self) -> Evidence:
        """The passage that fits best; it names the article."""
        return self.passages[0]


def quotes_of(citations: Iterable[Citation], hits: Iterable[Evidence]) -> tuple[Quote, ...]:
    """Find the passage of each citation."""
    passages = {hit.passage_id: hit for hit in hits}
    return tuple(Quote(one, passages.get(one.passage_id)) for one in citations)


def by_article(hits: Iterable[Evidence]) -> list[Found]:
    """Group hits by article, in the order of the best passage of each."""
    articles: dict[str, list[Evidence]] = {}
    for hit in hits:
        articles.setdefault(hit.article_id, []).append(hit)
    return [Found(tuple(passages)) for passages in articles.values()]


def sources_of(sentences: Sequence[Sentence], hits: Sequence[Evidence]) -> list[Source]:
    """Number what proves each sentence that has a proof, one number for each passage."""
    numbers: dict[str, int] = {}
    found = []
    for place, sentence in enumerate(sentences):
        if sentence.citations:
            number = numbers.setdefault(sentence.citations[0].passage_id, len(numbers) + 1)
            quotes = quotes_of(sentence.citations, hits)
            found.append(Source(place, number, quotes, sentence.faults))
    return found


def numbers_of(sources: Iterable[Source]) -> Mapping[int, int]:
    """Give the footnote of each sentence that has one, by the sentence's place."""
    return {source.place: source.number for source in sources}
