"""How much later than in a bare call the first sentence is there once it has to be proven.

Run as ``python -m eval.benchmarks.overhead``.
"""

import asyncio
import json
import re
import secrets
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import cycle
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import httpx2
import numpy as np
import typer
from numpy.typing import NDArray

from eval.endpoint import Wire, serving, streams
from eval.progress import Progress, with_a_bar
from eval.reports import Cell, Sheet, tell
from ingest.sources.folder import FolderSource
from ingest.sources.source import Found
from ingest.splitting import Splitter
from redaction.text import RedactedText
from retrieval.articles import PASSAGE_TOKENS, Hit, SplitArticle
from retrieval.embedding.hashing import HashEmbedder
from retrieval.keywords import KeywordIndex
from retrieval.library import Library
from retrieval.passages import PassageStore
from retrieval.vectors import FaissIndex
from service.demo.seeding import HELP_CENTER, demo_tickets
from service.drafting.generating.writer import GenerativeWriter
from service.drafting.port import Question
from service.drafting.prompts import INSTRUCTIONS, MAX_PASSAGES, Markers, spell_prompt
from service.drafting.reading.blocks import blocks_of
from service.drafting.voice import Voice
from service.errors import ModelUnavailableError
from service.model.reply import Sentence
from service.wiring.model import open_model_at

_WARM_UP = 5
_THINKS_S = 0.02
_PIECE_EVERY_S = 0.005
_SENTENCES = 4
_DEADLINE_S = 20.0
_WORDS = 5
_PERCENTILES = (50, 95)
_NUMBER = re.compile(r"\(question (\d+)\)")
_WORD = re.compile(r"\s*\S+")


@dataclass(frozen=True, slots=True)
class OverheadBenchmark:
    """What was measured: milliseconds to the first whole sentence, bare and proven."""

    suite: str
    drafts: int
    figures: Mapping[str, Mapping[str, Cell]]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question, what was found for it, and what the endpoint is to answer."""

    question: Question
    hits: Sequence[Hit]
    answer: Sequence[str]


def run(drafts: int, progress: Progress) -> OverheadBenchmark:
    """Ask one endpoint in turns: in a bare call, and for a draft as the product is wired."""
    with TemporaryDirectory(prefix="deskproof-overhead-") as folder:
        asked = _asked(Path(folder), drafts + _WARM_UP)
        answers = {number: one.answer for number, one in enumerate(asked)}
        with _endpoint(answers) as url:
            pairs = asyncio.run(_measured(url, asked, Path(folder), progress))[_WARM_UP:]
    bare, proven = (np.array(column) * 1000 for column in zip(*pairs, strict=True))
    return OverheadBenchmark(
        suite="overhead benchmark",
        drafts=len(pairs),
        figures={
            "bare call": _cells(bare),
            "proven draft": _cells(proven),
            "difference": _cells(proven - bare),
        },
    )


def sheet(measured: OverheadBenchmark) -> Sheet:
    """Lay a run out as a table."""
    return Sheet(
        title=f"time to the first whole sentence, {measured.drafts} drafts",
        caption=f"milliseconds; the endpoint begins after {1000 * _THINKS_S:.0f} ms and sends a "
        f"word every {1000 * _PIECE_EVERY_S:.0f} ms; both in turns, in one run",
        rows_are="how",
        rows=measured.figures,
        digits=1,
    )


async def _measured(
    url: str, asked: Sequence[_Asked], home: Path, progress: Progress
) -> list[tuple[float, float]]:
    bounded = open_model_at(url, home)
    writer = GenerativeWriter(
        bounded.model,
        Voice("The support team"),
        deadline_s=_DEADLINE_S,
        extra_calls=bounded.extra_calls,
    )
    pairs = []
    async with httpx2.AsyncClient(timeout=_DEADLINE_S) as client:
        for number, one in enumerate(progress(asked, "Drafting")):
            if number % 2:
                bare = await _bare_s(client, url, one)
                proven = await _proven_s(writer, one)
            else:
                proven = await _proven_s(writer, one)
                bare = await _bare_s(client, url, one)
            pairs.append((bare, proven))
    return pairs


async def _bare_s(client: httpx2.AsyncClient, url: str, asked: _Asked) -> float:
    """Time a call that reads the stream and no more, until the first sentence is whole."""
    markers = Markers(secrets.token_bytes(32))
    prompt = spell_prompt(asked.question, asked.hits[:MAX_PASSAGES], markers)
    began = time.perf_counter()
    messages = [
        {"role": "system", "content": INSTRUCTIONS},
        {"role": "user", "content": prompt},
    ]
    body = {"model": "stub", "stream": True, "messages": messages}
    text, whole_s = "", 0.0
    async with client.stream("POST", f"{url}/chat/completions", json=body) as response:
        async for line in response.aiter_lines():
            if line.startswith("data: {"):
                choice = json.loads(line[len("data: ") :])["choices"][0]
                text += choice["delta"].get("content") or ""
            if not whole_s and asked.answer[0] in text:
                whole_s = time.perf_counter() - began
    return whole_s


async def _proven_s(writer: GenerativeWriter, asked: _Asked) -> float:
    """Time a draft, until its first proven sentence is heard."""
    heard: list[float] = []

    def said(sentence: Sentence) -> None:
        if sentence.verdict == "supported":
            heard.append(time.perf_counter())

    began = time.perf_counter()
    try:
        await writer.draft(asked.question, asked.hits, said)
    except ModelUnavailableError as error:
        raise NotProvenError(f"A stub's quotation did not become a draft: {error}") from error
    return heard[0] - began


class NotProvenError(Exception):
    """A draft that quotes its passages failed, so that there is nothing to time."""


def _asked(folder: Path, count: int) -> list[_Asked]:
    """Find passages for the demo's tickets, each asked anew so that no answer is remembered."""
    tickets = cycle(demo_tickets(datetime.now(UTC)))
    found: list[_Asked] = []
    with closing(_library(folder)) as library:
        while len(found) < count:
            text = next(tickets).messages[-1].text
            hits = library.search(text, limit=5, per_article=3)
            if answer := _quotations(hits):
                question = Question(RedactedText(f"{text}\n\n(question {len(found)})"))
                found.append(_Asked(question, hits, answer))
    return found


def _library(folder: Path) -> Library:
    """Read the demo's help centre; what is found first matters little here."""
    embedder = HashEmbedder()
    store = PassageStore(f"sqlite:///{folder / 'library.db'}", "overhead")
    library = Library(store, embedder, FaissIndex(embedder.dimension), KeywordIndex())
    splitter = Splitter(embedder.count_tokens, PASSAGE_TOKENS)
    entries = FolderSource(HELP_CENTER).entries()
    articles = [entry.article for entry in entries if isinstance(entry, Found)]
    library.put([SplitArticle(article, splitter.split(article)) for article in articles])
    return library


def _quotations(hits: Sequence[Hit]) -> list[str]:
    """Choose whole sentences of the passages, which prove themselves."""
    blocks = blocks_of([hit.passage for hit in hits[:MAX_PASSAGES]])
    texts = (unit.text for block in blocks for unit in block.units if not unit.introduces)
    return [text for text in texts if text.endswith(".") and text.count(" ") >= _WORDS][:_SENTENCES]


@contextmanager
def _endpoint(answers: Mapping[int, Sequence[str]]) -> Iterator[str]:
    """Run the stub in a process of its own, so that it takes no turns of ours."""
    ours, theirs = get_context("spawn").Pipe()
    process = get_context("spawn").Process(target=_serve, args=(theirs, answers), daemon=True)
    process.start()
    theirs.close()
    try:
        yield ours.recv()
    finally:
        ours.close()
        process.join()


def _serve(connection: Connection, answers: Mapping[int, Sequence[str]]) -> None:
    """Serve until the other side is gone: each question's answer, word by word."""

    def quoting(wire: Wire) -> None:
        material = json.loads(wire.body)["messages"][-1]["content"]
        numbers = _NUMBER.findall(material)
        # A repair names no question, and comes after what is timed.
        sentences = answers[int(numbers[-1])] if numbers else []
        text = " ".join(f"{sentence} [1]" for sentence in sentences)
        streams(_WORD.findall(text), every_s=_PIECE_EVERY_S, first_s=_THINKS_S)(wire)

    with serving(quoting) as endpoint:
        connection.send(endpoint.url)
        connection.poll(None)


def _cells(ms: NDArray[np.float64]) -> dict[str, Cell]:
    return {f"p{p}": float(np.percentile(ms, p)) for p in _PERCENTILES}


def main(
    drafts: Annotated[int, typer.Option(min=10, help="How many drafts.")] = 200,
    as_json_: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    as_markdown_: Annotated[bool, typer.Option("--markdown", help="Print Markdown.")] = False,
) -> None:
    """Measure what proving adds to the time to the first sentence."""
    measured = run(drafts, with_a_bar)
    tell(measured, [sheet(measured)], json=as_json_, markdown=as_markdown_)


if __name__ == "__main__":
    typer.run(main)
