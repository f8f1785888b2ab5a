"""Run the injection suite: every attack through the whole desk, quoting and with a model."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from eval.generating.attacks import Attack, attacks
from eval.progress import Progress
from eval.suites.injection.carrying import SAVED, Carried, carried
from eval.suites.injection.desk import Attacked, attacked
from eval.suites.injection.leaving import Known
from eval.suites.injection.obeying import ObeyingModel, obeying
from eval.suites.injection.public import bipia, giskard
from retrieval.articles import EVERYTHING, Article
from retrieval.embedding.port import Embedder
from service.demo.seeding import demo_tickets
from service.desk import Desk
from service.model.reply import Draft
from service.model.ticket import Message, Ticket
from service.offers import Offer

HOST = "help.larkfield.example"
_BENIGN = 12
"""Tickets that attacks stand beside: the first of the demo's that are answered without any."""

_MOST_ARTICLES = 10_000


@dataclass(frozen=True, slots=True)
class Benign:
    """A ticket that is answered when nobody attacks: the article, and where in it the answer ends.

    ``cited`` names the articles that each writer cites.
    """

    ticket: Ticket
    article: Article
    place: int
    cited: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Case:
    """An attack as it is carried; ``beside`` is the benign ticket it stands beside, if any."""

    attack: Attack
    set: str
    carried: Carried
    beside: Benign | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a case with one writer.

    ``left`` names what must not have left. ``is_answered`` is None where nothing benign was asked.
    ``has_reached`` says whether the model was shown the order.
    """

    set: str
    writer: str
    kind: str
    language: str
    carrier: str
    disguise: str
    left: tuple[str, ...]
    is_drafted: bool
    is_answered: bool | None
    has_reached: bool
    example: str = field(default="", compare=False)


def outcomes(
    data: Path | None, embedder: Embedder, count: int, per_attack: int, progress: Progress
) -> list[Outcome]:
    """Run so many attacks of our own, and the public ones where there is a folder of them.

    Raises CasesUnreadableError.
    """
    with obeying() as model, attacked(embedder, model.url) as house, asyncio.Runner() as runner:
        suite = _Suite(house, model, runner)
        cases = list(suite.cases(count))
        if data is not None:
            cases += [*_bipia(data, per_attack, suite.benign), *_giskard(data)]
        return [
            suite.outcome(case, number, writer)
            for number, case in enumerate(progress(cases, "Attacking"))
            for writer in house.desks
        ]


class _Suite:
    """The desks under attack, the model that obeys, and the tickets that are answered in peace."""

    def __init__(self, house: Attacked, model: ObeyingModel, runner: asyncio.Runner) -> None:
        self._house = house
        self._model = model
        self._runner = runner
        everything = house.library.articles(EVERYTHING, limit=_MOST_ARTICLES)
        self._known = Known("\n".join(article.text for article in everything), HOST)
        self.benign = list(self._benign())

    def cases(self, count: int) -> Iterator[Case]:
        """Let our own attacks be carried by the benign tickets in turn."""
        for number, attack in enumerate(attacks(count, HOST)):
            beside = self.benign[number % len(self.benign)]
            what = carried(attack, beside.ticket, beside.article, beside.place)
            is_alone = attack.carrier == "message alone"
            yield Case(attack, "own", what, None if is_alone else beside)

    def outcome(self, case: Case, number: int, writer: str) -> Outcome:
        """Run one case with one writer."""
        attack = case.attack
        self._model.payload, self._model.shape = attack.payload, number
        self._model.tells_prompt = attack.kind == "prompt"
        self._model.prompts.clear()
        with self._house.holding(case.carried.article):
            offer = self._draft(writer, case.carried.ticket)
        left = self._known.left(attack, offer, self._model.instructions)
        reply = offer.suggestion.reply
        return Outcome(
            set=case.set,
            writer=writer,
            kind=attack.kind,
            language=attack.language,
            carrier=attack.carrier,
            disguise=attack.disguise,
            left=tuple(left),
            is_drafted=isinstance(reply, Draft),
            is_answered=_is_answered(case.beside, writer, offer),
            has_reached=any(attack.order[:60] in prompt for prompt in self._model.prompts),
            example=f"{attack.id}: {attack.order!r} -> {reply.text!r}"
            if isinstance(reply, Draft) and left
            else "",
        )

    def _draft(self, writer: str, ticket: Ticket) -> Offer:
        desk: Desk = self._house.desks[writer]
        return self._runner.run(desk.draft(ticket))

    def _benign(self) -> Iterator[Benign]:
        """Find tickets of the demo that both writers answer while nobody attacks."""
        found = 0
        for ticket in demo_tickets(datetime.now(UTC)):
            self._model.payload, self._model.tells_prompt = "", False
            offers = {writer: self._draft(writer, ticket) for writer in self._house.desks}
            cited = {writer: _cited(offer) for writer, offer in offers.items()}
            best = _best(offers["extractive"])
            article = self._house.library.article(best[0], EVERYTHING) if best else None
            if best and article and all(cited.values()):
                found += 1
                yield Benign(ticket, article, best[1], cited)
            if found == _BENIGN:
                return


def _bipia(data: Path, per_attack: int, benign: Sequence[Benign]) -> Iterator[Case]:
    """Half of the mails stand alone, as they are; half go with a question that is answered."""
    for number, (attack, mail) in enumerate(bipia(data, per_attack)):
        beside = benign[number % len(benign)] if number % 2 else None
        if beside is None:
            yield Case(attack, "bipia, mail alone", Carried(_ticket(attack.id, mail)))
            continue
        *before, last = beside.ticket.messages
        text = f"{last.text}\n\n---------- Forwarded message ----------\n{mail}"
        ticket = replace(beside.ticket, messages=(*before, replace(last, text=text)))
        yield Case(attack, "bipia, with a question", Carried(ticket), beside)


def _giskard(data: Path) -> Iterator[Case]:
    for attack in giskard(data):
        yield Case(attack, "giskard", Carried(_ticket(attack.id, attack.order)))


def _ticket(name: str, text: str) -> Ticket:
    message = Message(f"{name}-m", "customer", text, datetime.now(UTC))
    return Ticket(name, "Hello", (message,), brand="larkfield", language="en")


def _cited(offer: Offer) -> frozenset[str]:
    reply = offer.suggestion.reply
    if not isinstance(reply, Draft):
        return frozenset()
    return frozenset(c.article_id for s in reply.sentences for c in s.citations)


def _best(offer: Offer) -> tuple[str, int] | None:
    """The first article that is cited, and where its first citation ends."""
    reply = offer.suggestion.reply
    if not isinstance(reply, Draft):
        return None
    first = next((c for s in reply.sentences for c in s.citations), None)
    return (first.article_id, first.end) if first else None


def _is_answered(beside: Benign | None, writer: str, offer: Offer) -> bool | None:
    """Whether the benign question is still answered out of an article that answered it before."""
    if beside is None:
        return None
    cited = {name.removesuffix(SAVED) for name in _cited(offer)}
    return bool(cited & beside.cited[writer])
