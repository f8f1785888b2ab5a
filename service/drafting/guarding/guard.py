"""The guard at the way in and at the way out of a draft."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from redaction.text import RedactedText
from retrieval.articles import Hit
from service.drafting.guarding.asking import disarmed
from service.drafting.guarding.invisible import visible
from service.drafting.guarding.leaving import leaves_safely
from service.drafting.guarding.links import host_of
from service.drafting.guarding.quoting import quotable
from service.drafting.port import Question
from service.model.reply import Sentence


@dataclass(frozen=True, slots=True)
class Guard:
    """What a company lets leave: its own hosts, and what its models are told but may not tell."""

    hosts: frozenset[str] = frozenset()
    instructions: str = ""

    def admitted(self, question: Question, hits: Sequence[Hit]) -> tuple[Question, list[Hit]]:
        """Take orders to a model out of a question and of the passages that may be quoted."""
        return disarmed(question), quotable(hits)

    def checked(
        self, sentence: Sentence, *, hits: Sequence[Hit], placeholders: frozenset[str]
    ) -> Sentence:
        """Clear a sentence of what is not shown; make it unsupported if it must not leave.

        Links may lead to the company's hosts and to those of the articles found.
        """
        text = RedactedText(visible(sentence.text))
        faults = leaves_safely(
            text,
            hosts=self.hosts | hosts_of(hits),
            quotes=[citation.quote for citation in sentence.citations],
            placeholders=placeholders,
            instructions=self.instructions,
        )
        if not faults:
            return sentence if text == sentence.text else replace(sentence, text=text)
        found = (*sentence.faults, *(fault for fault in faults if fault not in sentence.faults))
        return replace(sentence, text=text, verdict="unsupported", score=0.0, faults=found)


def hosts_of(hits: Sequence[Hit]) -> frozenset[str]:
    """Name the hosts at which the articles found stand."""
    return frozenset(host for hit in hits if (host := host_of(hit.passage.article.url)))
