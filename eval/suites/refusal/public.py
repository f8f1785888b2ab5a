"""Public labelled cases: answered and unanswered questions, and help centres they are asked of."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from eval.cases import CasesUnreadableError, read_cases, read_lines
from eval.suites.refusal.cases import Collection, Labelled, LabelledSet, Part, asking, unanswered
from ingest.sources.folder import FolderSource
from ingest.sources.source import Found
from retrieval.articles import Article
from service.demo.seeding import HELP_CENTER, TICKETS, demo_tickets

_OF_ANY_SHOP = frozenset({
    "ORDER_STATUS", "RETURN_EXCHANGE", "COD", "OFFERS",
    "WARRANTY", "CANCEL_ORDER", "DELAY_IN_DELIVERY", "EMI",
})  # fmt: skip
"""What hint3's customers ask of a mattress shop and every shop's help centre answers."""

_CLINC150: Mapping[str, Part] = {"oos_val": "fitted", "oos_test": "reported"}
_HINT3: Mapping[str, Part] = {"train": "fitted", "test": "reported"}


def public_cases(data: Path) -> Collection:
    """Read all sets of a folder, and the two help centres.

    Customers of a mattress shop and of a voice assistant ask the demo's and Arduino's help centres,
    which answer none of it. Raises CasesUnreadableError.
    """
    articles: dict[str, tuple[Article, ...]] = {
        "demo": help_center(HELP_CENTER),
        "arduino": help_center(data.parent / "help_centers" / "arduino" / "content"),
    }
    sets = [LabelledSet("demo tickets", "demo", tuple(_demo()))]
    for library in ("demo", "arduino"):
        sets += _foreign(data, library)
    for name in ("emanual", "doc2dial", "covid_faq"):
        case_set = read_cases(data / name)
        articles[name] = case_set.articles
        sets.append(LabelledSet(name, name, tuple(answered_in(data / name))))
    articles["clapnq"], asked = _clapnq(data / "clapnq")
    sets.append(LabelledSet("clapnq", "clapnq", asked))
    return Collection(tuple(sets), articles)


def help_center(folder: Path) -> tuple[Article, ...]:
    """Read a help centre's articles. Raises CasesUnreadableError if there are none."""
    if not folder.is_dir():
        raise CasesUnreadableError(f"There is no help centre in {folder}.")
    entries = FolderSource(folder).entries()
    return tuple(entry.article for entry in entries if isinstance(entry, Found))


def answered_in(folder: Path) -> Iterator[Labelled]:
    """Read questions as BEIR lays them out, those that nothing answers too."""
    case_set = read_cases(folder)
    grades = {case.id: case.grades for case in case_set.cases}
    for line in read_lines(folder / "queries.jsonl"):
        reference = str(line.get("reference_answer") or "")
        yield Labelled(
            id=f"{folder.name}/{line['id']}",
            ticket=asking(line["id"], line["text"]),
            articles=frozenset(grades.get(line["id"], {})),
            references=(reference,) if reference else (),
        )


def _demo() -> Iterator[Labelled]:
    rows = [json.loads(line) for line in TICKETS.read_text().splitlines()]
    answers = {row["id"]: frozenset(row["answers"]) for row in rows}
    for ticket in demo_tickets(datetime.now(UTC)):
        yield Labelled(f"demo/{ticket.id}", ticket, answers[ticket.id])


def _foreign(data: Path, library: str) -> Iterator[LabelledSet]:
    """Ask a library what it has nothing about; the sets say themselves which part they are."""
    for split, part in _CLINC150.items():
        lines = read_lines(data / "clinc150" / f"records.{split}.jsonl")
        asked = {line["id"]: line["text"] for line in lines}
        name = f"clinc150 {split} on {library}"
        yield LabelledSet(name, library, tuple(unanswered(library, asked)), part)
    for split, part in _HINT3.items():
        lines = read_lines(data / "hint3" / f"records.sofmattress.{split}.jsonl")
        asked = {line["id"]: line["text"] for line in lines if _is_foreign(line["intent"], split)}
        name = f"hint3 {split} on {library}"
        yield LabelledSet(name, library, tuple(unanswered(library, asked)), part)


def _is_foreign(intent: str, split: str) -> bool:
    if split == "test":
        return intent == "NO_NODES_DETECTED"
    return intent not in _OF_ANY_SHOP


def _clapnq(folder: Path) -> tuple[tuple[Article, ...], tuple[Labelled, ...]]:
    """Read its questions; a passage stands for an article, those that answer nothing too."""
    articles: dict[str, Article] = {}
    cases: list[Labelled] = []
    for name in ("answerable", "unanswerable"):
        for line in read_lines(folder / f"records.{name}.jsonl"):
            id_ = sha256(line["passage"].encode()).hexdigest()[:12]
            articles[id_] = Article(id_, line["passage_title"], line["passage"])
            given = line["reference_answers"]
            references = [given] if isinstance(given, str) else given
            cases.append(
                Labelled(
                    id=f"clapnq/{line['id']}",
                    ticket=asking(line["id"], line["question"]),
                    articles=frozenset({id_} if name == "answerable" else ()),
                    references=tuple(one for one in references if one),
                )
            )
    return tuple(articles.values()), tuple(cases)
