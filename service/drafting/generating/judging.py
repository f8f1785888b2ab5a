"""Prove what a model wrote, sentence by sentence, by the passages it was given."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from redaction.text import PLACEHOLDER, RedactedText
from retrieval.articles import Article, Hit, Passage
from service.drafting.generating.splitting import Written
from service.drafting.port import Question
from service.drafting.proving import Evidence, Proof, prove, prove_all
from service.drafting.reading.blocks import Unit, blocks_of
from service.model.reply import Citation, Sentence


@dataclass(frozen=True, slots=True)
class Judge:
    """What a reply is proven by: units of passages, the ticket's placeholders, our hosts.

    The units are laid out once, and not for every sentence that streams in.

    ``said`` is what the customer wrote, which courtesy may repeat.
    """

    evidence: Evidence
    placeholders: frozenset[str]
    hosts: frozenset[str]
    said: str = ""

    @classmethod
    def of(cls, question: Question, hits: Sequence[Hit]) -> "Judge":
        """Read the passages that were found for a question."""
        blocks = blocks_of([hit.passage for hit in hits])
        return cls(
            Evidence([unit for block in blocks for unit in block.units]),
            placeholders_in(question),
            frozenset(filter(None, (_host(hit.passage.article.url) for hit in hits))),
            question.text,
        )

    @classmethod
    def citing(cls, citations: Sequence[Citation], question: Question) -> "Judge":
        """Read the words that proved a sentence before, as they were quoted."""
        units = [_quoted(citation) for citation in citations]
        hosts = frozenset(filter(None, (_host(citation.url) for citation in citations)))
        return cls(Evidence(units), placeholders_in(question), hosts, question.text)

    def prove(self, texts: Sequence[str]) -> list[Proof]:
        """Prove sentences in their order."""
        return prove_all(
            texts,
            self.evidence,
            placeholders=self.placeholders,
            hosts=self.hosts,
            said=self.said,
        )

    def sentence(self, written: Written, before: str) -> Sentence:
        """Prove one sentence; ``before`` is what the reply said last."""
        proof = prove(
            written.text,
            self.evidence,
            placeholders=self.placeholders,
            hosts=self.hosts,
            said=self.said,
            before=before,
        )
        return _sentence(written, proof)

    def sentences(self, written: Sequence[Written]) -> list[Sentence]:
        """Prove sentences in their order, and spell them as a reply's."""
        proofs = self.prove([one.text for one in written])
        return [_sentence(one, proof) for one, proof in zip(written, proofs, strict=True)]


def placeholders_in(question: Question) -> frozenset[str]:
    """Find the placeholders that a reply may have: the ticket's own."""
    texts = (question.text, question.subject, question.customer, *question.history)
    return frozenset(match[0] for text in texts for match in PLACEHOLDER.finditer(text))


def _sentence(written: Written, proof: Proof) -> Sentence:
    return Sentence(
        RedactedText(written.text),
        proof.verdict,
        proof.citations,
        written.lead,
        proof.score,
        proof.faults,
    )


def _quoted(citation: Citation) -> Unit:
    article = Article(citation.article_id, citation.title, citation.quote, url=citation.url)
    passage = Passage(citation.passage_id, article, 0, len(citation.quote))
    return Unit(passage, 0, len(citation.quote))


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None
