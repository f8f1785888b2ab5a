"""How much of a reference answer a reply holds, and how much else."""

import re
from collections import Counter
from collections.abc import Sequence

import sentencex

from service.drafting.reading.words import content_words, numbers

_WORD = re.compile(r"[^\W_]+")
_ARTICLES = frozenset({"a", "an", "the"})


def token_f1(reply: str, references: Sequence[str]) -> float:
    """Give the F1 of the words shared with the nearest reference, articles and marks left out.

    Rajpurkar et al., "SQuAD: 100,000+ Questions for Machine Comprehension of Text" (2016).
    """
    return max((_f1(_tokens(reply), _tokens(one)) for one in references), default=0.0)


def key_facts(reply: str, references: Sequence[str]) -> float:
    """Give the share of a reference's content words and figures that a reply has, of the best."""
    said = content_words(reply) | numbers(reply)
    return max(
        (_recall(said, content_words(one) | numbers(one)) for one in references), default=0.0
    )


def first_sentences(text: str, count: int) -> str:
    """Cut a text off behind so many sentences."""
    return " ".join(one.strip() for one in list(sentencex.segment("en", text))[:count])


def _tokens(text: str) -> Counter[str]:
    return Counter(word for word in _WORD.findall(text.lower()) if word not in _ARTICLES)


def _f1(reply: Counter[str], reference: Counter[str]) -> float:
    shared = (reply & reference).total()
    return 2 * shared / (reply.total() + reference.total()) if shared else 0.0


def _recall(said: frozenset[str], facts: frozenset[str]) -> float:
    return len(said & facts) / len(facts) if facts else 1.0
