"""Print a draft or a refusal for people to read."""

from collections.abc import Sequence

from rich.markup import escape

from redaction.vault import Vault
from service.cli.terminal import console
from service.model.reply import Citation, Draft, Refusal, Sentence, Verdict
from service.offers import Offer
from service.web.reply_wording import (
    VERDICTS,
    faults_in_words,
    next_step,
    refusal_in_words,
    right_in_100,
)

STYLES: dict[Verdict, str] = {
    "supported": "green",
    "partly": "yellow",
    "unsupported": "red",
    "courtesy": "dim",
}


def print_sentence(sentence: Sentence, vault: Vault) -> None:
    """Print a sentence with its verdict, what it lacks and what proves it."""
    verdict = f"[{STYLES[sentence.verdict]}]{VERDICTS[sentence.verdict]:<8}[/]"
    _print(f"{verdict} {_plain(vault.restore(sentence.text))}")
    if sentence.faults:
        _print(f"         [yellow]{faults_in_words(sentence.faults)}[/]")
    _print_citations(sentence.citations)


class Coming:
    """Prints a draft as far as it has come, each sentence once."""

    def __init__(self) -> None:
        self.printed: tuple[Sentence, ...] = ()

    def show(self, sentences: Sequence[Sentence], vault: Vault) -> None:
        """Print what has come since."""
        for sentence in sentences[len(self.printed) :]:
            print_sentence(sentence, vault)
        self.printed = tuple(sentences)


def print_suggestion(offer: Offer, already: tuple[Sentence, ...] = ()) -> None:
    """Print a draft or a refusal; of a draft that was printed in part ``already``, the rest."""
    reply = offer.suggestion.reply
    sentences = reply.sentences if isinstance(reply, Draft) else ()
    if sentences[: len(already)] != already:
        # Another writer took over, or the whole was refused in the end.
        _print("[yellow]What is printed above does not count.[/]")
        already = ()
    for sentence in sentences[len(already) :]:
        print_sentence(sentence, offer.vault)
    if isinstance(reply, Refusal):
        _print_refusal(reply, offer.vault)
    sure = [right_in_100(reply.confidence)] if isinstance(reply, Draft) else []
    took = f"{offer.suggestion.timings_ms.get('total', 0):.0f} ms"
    parts = (*sure, reply.writer, reply.fallback, took)
    _print(f"[dim]{escape(', '.join(filter(None, parts)))}[/]")


def _print_refusal(refusal: Refusal, vault: Vault) -> None:
    _print(f"[bold yellow]{refusal_in_words(refusal)}.[/] {next_step(refusal)}")
    if refusal.question:
        _print(f"  {_plain(vault.restore(refusal.question))}")
    for side in refusal.sides:
        _print(f"  “{_plain(side.quote)}”")
        _print_citations([side])
    for sentence in refusal.unproven:
        print_sentence(sentence, vault)


def _print_citations(citations: Sequence[Citation]) -> None:
    for one in citations:
        _print(f"         [dim]{_plain(one.title)} ({_plain(one.passage_id)})[/]")


def _print(line: str) -> None:
    console.print(line, highlight=False)


def _plain(text: str) -> str:
    """Spell a text so that neither the terminal nor Rich takes a part of it for a command."""
    shown = "".join(c if c.isprintable() or c in "\n\t" else "\ufffd" for c in text)
    return escape(shown)
