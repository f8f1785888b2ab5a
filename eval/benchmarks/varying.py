"""Make further articles of real ones: a library can be larger than what there is to read."""

import re
from collections import defaultdict
from dataclasses import replace
from random import Random

from eval.statistics import SEED
from retrieval.articles import SplitArticle

_WORD = re.compile(r"[^\W\d_]{2,}")
_SHARE = 0.3


def varied(split: SplitArticle, number: int) -> SplitArticle:
    """Write an article once more: three in ten of its words change places with others as long.

    So every word is as frequent in a larger library as in the real one, which is what a search by
    words costs; and passages begin and end where they did. Another number gives another variant.
    """
    random = Random(f"{SEED} {number} {split.article.id}")  # noqa: S311 - no secret
    text = split.article.text
    by_length: dict[int, list[int]] = defaultdict(list)
    for word in _WORD.finditer(text):
        if random.random() < _SHARE:
            by_length[len(word[0])].append(word.start())
    letters = list(text)
    for length, starts in by_length.items():
        for to, from_ in zip(starts, random.sample(starts, len(starts)), strict=True):
            letters[to : to + length] = text[from_ : from_ + length]
    article = replace(split.article, id=f"{split.article.id}~{number}", text="".join(letters))
    return replace(split, article=article)
