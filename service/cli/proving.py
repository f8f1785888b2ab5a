"""`deskproof prove`: say of every sentence of a reply what proves it, or what is wrong with it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from redaction.text import LONGEST_TEXT, PLACEHOLDER
from retrieval.articles import Article
from service.cli.loading import with_epilog
from service.cli.terminal import AsJson, answer_lines, console, print_json
from service.drafting.proving import Proof, prove_all
from service.drafting.reading.replies import all_units, passages_of, sentences_of
from service.errors import InvalidRequestError, TooLargeError

EXAMPLES = """
[bold]Examples[/]

  deskproof prove --reply reply.txt --evidence returns.md --evidence refunds.md

  deskproof prove --jsonl < labelled.jsonl > verdicts.jsonl

[bold]A line for --jsonl[/], of which text and evidence are needed

  {"id": 7, "text": "You can return it within 60 days.",
   "evidence": ["You can return a lamp within 30 days of delivery."]}

[bold]What it answers[/], on one line

  {"verdict": "unsupported", "score": 0.09, "sentences": [{"text": "You can return it within 60
   days.", "start": 0, "end": 33, "verdict": "unsupported", "score": 0.09, "faults": ["number"],
   "citations": [{"evidence": 0, "start": 0, "end": 49, "quote": "You can return a lamp ..."}]}],
   "id": 7}

A piece of evidence may also be an object: {"title": "Returns", "text": "...", "url": "..."}.
"known" is a list of texts whose placeholders and names the reply may use, as the customer's
message; without it any placeholder may occur. "hosts" are the company's own. `quote` is always
`text\\[start:end]` of its evidence. The verdict of a whole reply is that of its worst sentence; a
reply of courtesy alone is "courtesy".
"""
_COLOURS = {"supported": "green", "partly": "yellow", "unsupported": "red", "courtesy": "dim"}
_WORST_FIRST = ("unsupported", "partly", "supported")


@with_epilog(EXAMPLES)
def prove(
    *,
    reply: Annotated[Path | None, typer.Option(help="A file with a reply.")] = None,
    evidence: Annotated[
        list[Path] | None, typer.Option(help="A file of text or Markdown that may prove it.")
    ] = None,
    as_json_lines: Annotated[
        bool,
        typer.Option(
            "--jsonl", help="Read {text, evidence} lines from standard input, answer each in one."
        ),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Hold every sentence of a reply against evidence, and say what proves it.

    A sentence is supported, partly (a condition is left out, or some of it is missing),
    unsupported (nothing says so, or something says otherwise) or courtesy, which states nothing.
    Its score, 0 to 1, says how surely its citations prove it; its faults tell what differs:
    number, negation, actor, condition, order, link, name, promise, placeholder, unproven.
    """
    if as_json_lines:
        answer_lines(_proven)
        return
    if reply is None or not evidence:
        raise InvalidRequestError("Name a reply and at least one piece of evidence, or --jsonl.")
    pieces = [{"title": path.stem, "text": _read(path)} for path in evidence]
    answer = _proven({"text": _read(reply), "evidence": pieces})
    if as_json:
        print_json(answer)
    else:
        console.print(_table(answer))


def _proven(asked: Mapping[str, Any]) -> dict[str, Any]:
    """Prove the reply of a line; raise InvalidRequestError if the line is not what it should be."""
    text, known = str(asked["text"]), asked.get("known")
    said = "\n".join(_texts(known or [], "known"))
    articles = [_article(*numbered) for numbered in enumerate(_list(asked.get("evidence")))]
    places = list(sentences_of(text))
    proofs = prove_all(
        [text[start:end] for start, end in places],
        all_units([passage for article in articles for passage in passages_of(article)]),
        placeholders=None if known is None else frozenset(m[0] for m in PLACEHOLDER.finditer(said)),
        hosts=frozenset(_texts(asked.get("hosts") or [], "hosts")),
        said=said,
    )
    sentences = [
        {"text": text[start:end], "start": start, "end": end, **_spelt(proof)}
        for (start, end), proof in zip(places, proofs, strict=True)
    ]
    return {**_together(proofs), "sentences": sentences}


def _list(evidence: Any) -> list[Any]:
    if not isinstance(evidence, list):
        raise InvalidRequestError("`evidence` is not a list.")
    return evidence


def _texts(value: Any, name: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise InvalidRequestError(f"`{name}` is not a list of texts.")
    return value


def _article(number: int, piece: Any) -> Article:
    """Read a piece of evidence as an article whose id is its number."""
    about = {"text": piece} if isinstance(piece, str) else piece
    if not isinstance(about, dict) or not isinstance(about.get("text"), str):
        raise InvalidRequestError("A piece of evidence is neither text nor an object with a text.")
    if len(about["text"]) > LONGEST_TEXT:
        raise TooLargeError(f"A piece of evidence is longer than {LONGEST_TEXT:,} characters.")
    title, url = (str(about.get(name) or "") for name in ("title", "url"))
    return Article(str(number), title, about["text"], url=url)


def _spelt(proof: Proof) -> dict[str, Any]:
    citations = [
        {"evidence": int(one.article_id), "start": one.start, "end": one.end, "quote": one.quote}
        for one in proof.citations
    ]
    return {
        "verdict": proof.verdict,
        "score": proof.score,
        "faults": list(proof.faults),
        "citations": citations,
    }


def _together(proofs: Sequence[Proof]) -> dict[str, Any]:
    """Judge a reply as a whole: by its worst sentence, courtesy aside."""
    verdicts = {proof.verdict for proof in proofs}
    stated = [proof.score for proof in proofs if proof.verdict != "courtesy"]
    worst = next((verdict for verdict in _WORST_FIRST if verdict in verdicts), "courtesy")
    return {"verdict": worst, "score": min(stated, default=1.0)}


def _read(path: Path) -> str:
    """Read a file of text, whatever bytes it has."""
    try:
        raw = path.read_bytes()[: 4 * LONGEST_TEXT + 1]
    except OSError as error:
        raise InvalidRequestError(f"{path} cannot be read: {error.strerror}.") from None
    text = raw.decode("utf-8", errors="replace")
    if len(text) > LONGEST_TEXT:
        raise TooLargeError(f"{path} is longer than {LONGEST_TEXT:,} characters.")
    return text


def _table(answer: Mapping[str, Any]) -> Table:
    table = Table("sentence", "verdict", "score", "proof", show_lines=True)
    for one in answer["sentences"]:
        verdict = Text(one["verdict"], style=_COLOURS[one["verdict"]])
        for fault in one["faults"]:
            verdict.append(f"\n{fault}")
        quotes = "\n".join(citation["quote"] for citation in one["citations"])
        table.add_row(Text(one["text"]), verdict, f"{one['score']:.2f}", Text(quotes))
    return table
