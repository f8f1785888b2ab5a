"""The cast: Acme sells lamps, Ada asks, Ben answers. Real parts, with the quick twins of models."""

import asyncio
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest

from ingest.splitting import Splitter
from redaction.detection import PatternDetector
from redaction.profiles import SUPPORT
from redaction.redactor import Redactor
from redaction.text import RedactedText
from redaction.vault import VaultKey
from retrieval.articles import PASSAGE_TOKENS, Article, Hit, SplitArticle
from retrieval.embedding.hashing import HashEmbedder
from retrieval.keywords import KeywordIndex
from retrieval.library import Library
from retrieval.passages import PassageStore
from retrieval.vectors import FaissIndex
from service.access import Access
from service.desk import Desk
from service.drafting.drafter import Drafter
from service.drafting.extracting.writer import ExtractiveWriter
from service.drafting.port import Brief, Editor, Manner, Question, Said, Writer, unheard
from service.drafting.refusing import usual_calibration
from service.drafting.voice import Voice
from service.errors import DeskError
from service.feedback.reporting import Feedback
from service.helpdesk.inbox import Inbox
from service.house import House
from service.keyring import GivenKeys
from service.model.reply import Draft, Refusal, Sentence
from service.model.ticket import Message, Requester, Ticket
from service.storage.database import open_database
from service.storage.sql import SqlStorage
from service.vaults import Vaults

CHROMIUM = "browser tests need Chromium: apt-get install chromium, or set DESKPROOF_CHROMIUM"

ARTICLES = (
    Article(
        "pair",
        "Pair a lamp",
        "To pair a lamp with the app, follow these steps:\n\n"
        "1. Open **Settings > Devices** and choose **Add a lamp**.\n"
        "2. Hold the lamp's button for 10 seconds until the light blinks blue.\n"
        "3. Choose the lamp in the list and tap **Pair**.\n\n"
        "If the light stays off, charge the lamp for two hours and try again.",
        url="https://help.acme.example/pair",
        updated_at=datetime(2026, 5, 1, tzinfo=UTC),
        brand="acme",
    ),
    Article(
        "refunds",
        "Refunds and returns",
        "You can return a lamp within 30 days of delivery. "
        "The refund is paid to the card that you paid with, within 5 working days. "
        "Lamps from the outlet cannot be returned.",
        url="https://help.acme.example/refunds",
        brand="acme",
    ),
    Article(
        "goodwill",
        "Goodwill refunds",
        "Agents may refund a returned lamp up to 45 days after delivery, with a note.",
        audience="internal",
        brand="acme",
    ),
)


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def key() -> VaultKey:
    return VaultKey.generate()


@pytest.fixture
def embedder() -> HashEmbedder:
    return HashEmbedder()


@pytest.fixture
def library(tmp_path: Path, embedder: HashEmbedder) -> Iterator[Library]:
    store = PassageStore(f"sqlite:///{tmp_path / 'library.db'}", "acme")
    library = Library(store, embedder, FaissIndex(embedder.dimension), KeywordIndex())
    splitter = Splitter(embedder.count_tokens, PASSAGE_TOKENS)
    library.put([SplitArticle(article, splitter.split(article)) for article in ARTICLES])
    yield library
    library.close()


@pytest.fixture
def redactor() -> Redactor:
    return Redactor(PatternDetector(), SUPPORT)


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[SqlStorage]:
    engine = open_database(f"sqlite:///{tmp_path / 'desk.db'}")
    yield SqlStorage(engine, "acme")
    engine.dispose()


@pytest.fixture
def vaults(storage: SqlStorage, key: VaultKey) -> Vaults:
    return Vaults(storage.keys, GivenKeys((key,)), "acme")


@pytest.fixture
def writer(embedder: HashEmbedder) -> Writer:
    # Acme has two articles and no labelled cases: whatever is found is drafted.
    trusting = replace(usual_calibration(), foreign_below=0.0)
    writer = ExtractiveWriter(embedder, Voice("The Acme team"))
    return Drafter(writer, calibration=trusting, budget=1)


@dataclass
class Dictated:
    """Writes what a test dictates; after ``pauses_after`` sentences it waits for ``go_on``."""

    name = "dictated"
    reply: Draft | Refusal = field(
        default_factory=lambda: Refusal("nothing_found", 1.0, "dictated")
    )
    pauses_after: int | None = None
    is_paused: threading.Event = field(default_factory=threading.Event)
    go_on: threading.Event = field(default_factory=threading.Event)
    failure: DeskError | None = None
    was_cancelled: bool = False

    async def draft(
        self, question: Question, hits: Sequence[Hit], said: Said = unheard
    ) -> Draft | Refusal:
        del question, hits
        sentences = self.reply.sentences if isinstance(self.reply, Draft) else ()
        for number, sentence in enumerate(sentences):
            await self._pause(number)
            said(sentence)
        await self._pause(len(sentences))
        if self.failure is not None:
            raise self.failure
        return self.reply

    async def _pause(self, number: int) -> None:
        if number == self.pauses_after:
            self.is_paused.set()
        try:
            # Set from a test's own thread, where an event of asyncio cannot be.
            while number == self.pauses_after and not self.go_on.is_set():  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        except asyncio.CancelledError:
            self.was_cancelled = True
            raise


@pytest.fixture
def dictated() -> Iterator[Dictated]:
    writer = Dictated()
    yield writer
    writer.go_on.set()


class PlainWords:
    """Says drafts again without a model, in every manner: words change, proofs stay."""

    manners: frozenset[Manner] = frozenset(get_args(Manner))

    async def rewrite(
        self, draft: Draft, manner: Manner, question: Question, *, language: str = ""
    ) -> Draft:
        del question
        facts = [one for one in draft.sentences if one.verdict != "courtesy"]
        if manner == "shorter":
            return replace(draft, sentences=(facts[0],))
        if manner == "translated":
            said = (
                replace(one, text=RedactedText(f"({language}) {one.text}"))
                for one in draft.sentences
            )
            return replace(draft, sentences=tuple(said))
        thanks = Sentence(RedactedText("Thank you for writing."), "courtesy", (), "")
        return replace(draft, sentences=(thanks, *draft.sentences))

    async def sum_up(self, question: Question) -> Brief:
        turns = (*question.history, question.text)
        first = (RedactedText(turn.partition(".")[0]) for turn in turns)
        return Brief(tuple(first), (RedactedText("Which lamp is it?"),), "plain words")


@pytest.fixture
def editor() -> Editor:
    return PlainWords()


@pytest.fixture
def house(
    library: Library,
    redactor: Redactor,
    storage: SqlStorage,
    writer: Writer,
    editor: Editor,
    vaults: Vaults,
) -> House:
    inbox = Inbox(storage.tickets, redactor, vaults)
    desk = Desk(
        helpdesk=inbox,
        redactor=redactor,
        library=library,
        writer=writer,
        suggestions=storage.suggestions,
        decisions=storage.decisions,
        vaults=vaults,
        tenant="acme",
        editor=editor,
    )
    feedback = Feedback(inbox, desk, storage.reports, last_four=True)
    access = Access(storage.access)
    return House("Acme", desk, inbox, library, redactor, access, storage, feedback)


@pytest.fixture
def ticket() -> Ticket:
    return Ticket(
        id="1042",
        subject="Lamp does not pair",
        messages=(
            Message(
                "m1",
                "customer",
                "Hello,\n\nhow do I pair my lamp with the app? Call me on +44 1632 960123 "
                "or write to ada@example.com.\n\nRegards,\nAda Lovelace",
                datetime(2026, 11, 20, 9, tzinfo=UTC),
            ),
        ),
        requester=Requester("Ada Lovelace", "ada@example.com", "+44 1632 960123"),
        brand="acme",
    )


WORDS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "query", "passage", ":", "reset", "lamp", "bill")


@pytest.fixture(scope="session")
def tiny_model() -> Callable[..., None]:
    """Save a transformer of a few weights, which knows ten words, for its head to be built on."""

    def save(folder: Path, kind: str, labels: int = 1) -> None:
        # Heavy, and needed by the few tests alone that load models.
        import torch  # noqa: PLC0415
        import transformers  # noqa: PLC0415
        from tokenizers import Tokenizer, models, pre_tokenizers, processors  # noqa: PLC0415

        vocabulary = {word: number for number, word in enumerate(WORDS)}
        tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
        tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
        tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
        transformers.PreTrainedTokenizerFast(
            tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]"
        ).save_pretrained(folder)
        config = transformers.BertConfig(
            vocab_size=len(WORDS),
            hidden_size=8,
            num_hidden_layers=1,
            num_attention_heads=1,
            intermediate_size=8,
            max_position_embeddings=64,
            num_labels=labels,
        )
        torch.manual_seed(0)
        getattr(transformers, kind)(config).eval().save_pretrained(folder)

    return save


@pytest.fixture(scope="session")
def cross_encoder(
    tmp_path_factory: pytest.TempPathFactory, tiny_model: Callable[..., None]
) -> Path:
    """A folder with a cross-encoder of a few weights."""
    folder = tmp_path_factory.mktemp("tiny-cross-encoder")
    tiny_model(folder, "BertForSequenceClassification")
    return folder


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say once, in a line that is seen, that browser tests were left out and how to get them."""
    reasons = {str(report.longrepr) for report in terminalreporter.getreports("skipped")}
    if any("Chromium" in reason for reason in reasons):
        terminalreporter.write_line(f"SKIPPED: {CHROMIUM}", yellow=True)
