"""Tell which sentences of a draft may be left out: never a step, a condition or what one needs."""

import re
from collections.abc import Sequence

from service.drafting.extracting.leaning import falls_back, leads_on
from service.model.reply import Sentence

_MARKED = re.compile(r"\s*(?:\d{1,3}[.)]|[-*•])\s*$")
_LIMITS = re.compile(
    r"\b(?:if|unless|only|except|without|within|before|until|after|when|while|must|may not|not"
    r"|never|cannot|no|at (?:least|most)|up to|more than|less than|provided|make sure|careful"
    r"|caution|warning|important|danger|however|instead)\b|n['\u2019]t\b",
    re.IGNORECASE,
)


def may_be_left_out(sentences: Sequence[Sentence], n: int) -> bool:
    """Whether a draft says nothing wrong without its n-th sentence."""
    sentence = sentences[n]
    if sentence.verdict == "courtesy":
        return 0 < n < len(sentences) - 1
    following = sentences[n + 1] if n + 1 < len(sentences) else None
    return (
        not is_of_a_list(sentences, n)
        and not _LIMITS.search(sentence.text)
        and not leads_on(sentence.text)
        and not sentence.text.endswith(":")
        and not (following and _needs_the_one_before(following))
        and sum(_is_proven(other) for other in sentences) > _is_proven(sentence)
    )


def is_of_a_list(sentences: Sequence[Sentence], n: int) -> bool:
    """Whether a sentence is a step or a bullet, or goes on in one."""
    while n > 0 and sentences[n].lead == " ":
        n -= 1
    return bool(_MARKED.search(sentences[n].lead))


def _needs_the_one_before(sentence: Sentence) -> bool:
    begins_list = bool(_MARKED.search(sentence.lead))
    return begins_list or falls_back(sentence.text) or leads_on(sentence.text)


def _is_proven(sentence: Sentence) -> bool:
    return sentence.verdict in {"supported", "partly"}
