"""What speaks for a draft and against it, as figures that cost nothing but counting."""

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields

from retrieval.articles import Hit
from retrieval.questions.words import telling
from service.drafting.port import Question
from service.drafting.reading.words import content_words
from service.drafting.refusing.account import asks_for_account_data
from service.model.reply import Draft, Sentence

QUESTION_CHARACTERS = 4000
ARTICLE_CHARACTERS = 20_000
"""How much is read of a question and of an article: time must not grow with what is sent."""

MOST_SENTENCES = 40
"""How many of a draft's sentences are read."""

_FEW = 3


@dataclass(frozen=True, slots=True)
class Found:
    """What the hits say before anything is written; shares and scores between 0 and 1.

    ``score`` is the best hit's log-odds, ``lead`` by how much they exceed the next article's,
    ``margin`` the same of the scores themselves, ``near`` how many articles score half as much or
    more. ``meaning`` is the best cosine, ``words`` the best keyword score, ``agreed`` whether both
    legs of the search have the best hit first. ``covered`` is the share of the question's words
    that what was found of the best article has, ``titled`` the share that its title and headings
    have, ``strange`` how many nothing found has, up to three. ``length`` counts the words asked,
    ``parts`` the questions, as logarithms; ``own`` says whether the question is about the
    customer's own account.
    """

    score: float
    lead: float
    margin: float
    near: float
    meaning: float
    words: float
    agreed: float
    covered: float
    titled: float
    strange: float
    length: float
    parts: float
    own: float


@dataclass(frozen=True, slots=True)
class Written:
    """What the draft says; shares and scores between 0 and 1.

    ``covered`` is the share of the question's words that the draft and the headings above what it
    cites have, ``sharpest`` the best share that a single sentence has. ``best`` says whether it
    cites the best article first, ``cited`` is the best score of what it cites, ``articles`` how
    many articles it joins beyond one, ``length`` its words, as a logarithm. Whatever is not in the
    draft's own words is left out, so that drafts of every writer are weighed alike.
    """

    covered: float
    sharpest: float
    best: float
    cited: float
    articles: float
    length: float


FOUND_SIGNS = tuple(f"found.{one.name}" for one in fields(Found))
SIGNS = (*FOUND_SIGNS, *(f"written.{one.name}" for one in fields(Written)))
"""The names of the signs, in the order in which `figures_of` lays them out."""


def found_signs(question: Question, hits: Sequence[Hit]) -> Found:
    """Read the signs that the hits give."""
    asked, best = asked_words(question), hits[0]
    own = best.passage.article.id
    others = [hit.score for hit in hits if hit.passage.article.id != own]
    held = _words_by_article(hits)
    above = stems(" ".join((best.passage.article.title, *best.passage.headings)))
    ranks = [leg.rank for leg in best.legs.values()]
    near = {hit.passage.article.id for hit in hits if 2 * hit.score >= best.score}
    next_best = max(others, default=0.0)
    return Found(
        score=_log_odds(best.score),
        lead=_log_odds(best.score) - _log_odds(next_best),
        margin=best.score - next_best,
        near=float(len(near)),
        meaning=_leg(hits, "dense"),
        words=_leg(hits, "keywords"),
        agreed=float(len(ranks) > 1 and max(ranks) == 1),
        covered=_share(asked, held[own]),
        titled=_share(asked, above),
        strange=min(len(asked - frozenset[str]().union(*held.values())), _FEW) / _FEW,
        length=math.log1p(len(asked)),
        parts=math.log1p(len(question.asked)),
        own=float(asks_for_account_data(question.text)),
    )


def written_signs(question: Question, hits: Sequence[Hit], draft: Draft) -> Written:
    """Read the signs that the draft gives."""
    asked, facts = asked_words(question), _facts(draft)
    cited = [citation for one in facts for citation in one.citations]
    passages = {citation.passage_id for citation in cited}
    own = [hit for hit in hits if hit.passage.id in passages]
    above = " ".join(" ".join((hit.passage.article.title, *hit.passage.headings)) for hit in own)
    said = [stems(one.text) for one in facts]
    articles = {citation.article_id for citation in cited}
    return Written(
        covered=_share(asked, stems(above).union(*said)),
        sharpest=max((_share(asked, words) for words in said), default=0.0),
        best=float(bool(cited) and cited[0].article_id == hits[0].passage.article.id),
        cited=max((hit.score for hit in own), default=0.0),
        articles=float(min(max(len(articles) - 1, 0), _FEW)),
        length=math.log1p(sum(len(one.text.split()) for one in facts)),
    )


def proven_share(draft: Draft) -> float:
    """Give the mean score of what a draft states and may send: 1 for quotations, 0 for nothing."""
    facts = _facts(draft)
    return sum(one.score for one in facts) / len(facts) if facts else 0.0


def figures_of(question: Question, hits: Sequence[Hit], draft: Draft) -> tuple[float, ...]:
    """Lay all signs out in the order of `SIGNS`."""
    return figures_found(question, hits) + figures_written(question, hits, draft)


def figures_found(question: Question, hits: Sequence[Hit]) -> tuple[float, ...]:
    """Lay the signs that the hits give out in the order of `FOUND_SIGNS`."""
    return astuple(found_signs(question, hits))


def figures_written(question: Question, hits: Sequence[Hit], draft: Draft) -> tuple[float, ...]:
    """Lay the signs that the draft gives out in the order of `SIGNS`, behind those of the hits."""
    return astuple(written_signs(question, hits, draft))


def asked_words(question: Question) -> frozenset[str]:
    """Stem the telling words of the question that weighs most, or of the whole message."""
    asked = question.asked[0] if question.asked else question.text
    return stems(" ".join(telling(asked[:QUESTION_CHARACTERS])))


def stems(text: str) -> frozenset[str]:
    """Stem the words of a text, of a long one its beginning; halves of characters are no words."""
    return content_words(text[:ARTICLE_CHARACTERS].encode("utf-8", "ignore").decode())


def _words_by_article(hits: Sequence[Hit]) -> dict[str, frozenset[str]]:
    """Stem the telling words of what was found of each article, and of what it stands under."""
    texts: dict[str, list[str]] = {}
    for hit in hits:
        passage = hit.passage
        own = texts.setdefault(passage.article.id, [passage.article.title])
        own += [*passage.headings, passage.text]
    return {id_: stems("\n".join(own)) for id_, own in texts.items()}


def _leg(hits: Sequence[Hit], name: str) -> float:
    return max((hit.legs[name].score for hit in hits if name in hit.legs), default=0.0)


def _share(asked: frozenset[str], held: frozenset[str]) -> float:
    return len(asked & held) / len(asked) if asked else 0.0


def _facts(draft: Draft) -> list[Sentence]:
    """Take what a draft states and may send, of a long one the beginning."""
    facts = [one for one in draft.sentences if one.verdict in ("supported", "partly")]
    return facts[:MOST_SENTENCES]


def _log_odds(probability: float) -> float:
    held = min(max(probability, 0.001), 0.999)
    return math.log(held / (1 - held))
