"""Find steps that a reply tells in another order than its article does."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from service.drafting.proving.proof import Proof
from service.drafting.proving.spans import step_number
from service.drafting.reading.blocks import Unit


def out_of_order(proofs: Sequence[Proof], units: Sequence[Unit]) -> Iterator[int]:
    """Give the places of sentences that tell a step after one that follows it in its list.

    A list is known by its passage's article and by its steps being numbered onwards from it.
    """
    steps = {
        (unit.passage.article.id, unit.start): (number, where)
        for where, unit in enumerate(units)
        if (number := step_number(unit)) is not None
    }
    last: dict[tuple[str, int], int] = {}
    for place, proof in enumerate(proofs):
        told = [
            (citation.article_id, *steps[citation.article_id, citation.start])
            for citation in proof.citations
            if (citation.article_id, citation.start) in steps
        ]
        # The list that a step belongs to begins where its number would have been counted from.
        lists = {(article, where - number): number for article, number, where in told}
        if any(number < last.get(key, number) for key, number in lists.items()):
            yield place
        for key, number in lists.items():
            last[key] = max(number, last.get(key, 0))


def turns_back(units: Iterable[Unit]) -> bool:
    """Whether the steps among some units, in the order told, go back within an article."""
    steps = [(unit.passage.article.id, unit.start) for unit in units if step_number(unit)]
    return any(before[0] == after[0] and after[1] < before[1] for before, after in pairwise(steps))
