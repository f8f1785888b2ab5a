"""What proving a sentence gives: a verdict, how sure it is, the words that prove it, its faults."""

from dataclasses import dataclass

from service.model.reply import Citation, Fault, Verdict


@dataclass(frozen=True, slots=True)
class Proof:
    """How well a sentence is proven.

    ``score`` is the probability, between 0 and 1, that a reader of the cited words would call the
    sentence supported; ``faults`` are what differs, each once, the gravest first.
    """

    verdict: Verdict
    score: float = 1.0
    citations: tuple[Citation, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def is_repairable(self) -> bool:
        """Whether asking the writer once more may help: the articles speak of it, but otherwise."""
        return bool(self.citations) and bool(self.faults) and "promise" not in self.faults
