"""Read the weights of a model that CRFsuite has trained."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pycrfsuite

from redaction.tagging.weights import Weights

_TRANSITION = re.compile(r"^  \(1\) (.+?) --> (.+?): (\S+)$", re.MULTILINE)
# A feature may hold a line's end.
_STATE = re.compile(r"^  \(0\) (.+?) --> (\S+): (-?\d+\.\d+)$", re.MULTILINE | re.DOTALL)


def weights(model: Path) -> Weights:
    """Read a model's file."""
    tagger = pycrfsuite.Tagger()
    with TemporaryDirectory() as folder, tagger.open(str(model)):
        dump = Path(folder) / "model.txt"
        tagger.dump(str(dump))
        text, labels = dump.read_bytes().decode(), tagger.labels()
    start = text.index("\nSTATE_FEATURES = {\n")
    state = _STATE.findall(text, start)
    columns = {label: n for n, label in enumerate(labels)}
    rows = {feature: n for n, feature in enumerate(dict.fromkeys(name for name, _, _ in state))}
    by_label = np.zeros((len(rows), len(labels)), dtype=np.float32)
    for feature, label, weight in state:
        by_label[rows[feature], columns[label]] = weight
    transitions = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for before, after, weight in _TRANSITION.findall(text[:start]):
        transitions[columns[before], columns[after]] = weight
    return Weights(labels, list(rows), by_label, transitions)
