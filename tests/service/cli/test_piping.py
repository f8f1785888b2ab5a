import io
import sys

import pytest

from redaction.detection import PatternDetector
from redaction.profiles import SUPPORT
from redaction.redactor import Redactor
from redaction.streaming import LONGEST_HELD, WINDOW
from service.cli.piping import redact_pipe
from service.errors import RedactionUnavailableError

REDACTOR = Redactor(PatternDetector(), SUPPORT)


class Pipe(io.RawIOBase):
    """Standard input that gives some bytes at a time."""

    def __init__(self, content: bytes, step: int) -> None:
        self.buffer = self
        self._rest = io.BytesIO(content)
        self._step = step

    def read1(self, size: int) -> bytes:
        return self._rest.read(min(size, self._step))


@pytest.mark.parametrize("step", [1, 7, 10_000])
def test_it_works(
    step: int, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    text = "Írj ide: ada@example.com. " + "A lámpa nem ég. " * 30 + "Vagy ide: ada@example.com\n"
    monkeypatch.setattr(sys, "stdin", Pipe(text.encode(), step))
    redact_pipe(REDACTOR)
    shown = capfdbinary.readouterr().out.decode()
    assert shown == text.replace("ada@example.com", "<EMAIL_1>")


def test_what_cannot_be_checked_is_not_given(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stdin", Pipe(b"x" * (LONGEST_HELD + WINDOW), 10_000))
    with pytest.raises(RedactionUnavailableError):
        redact_pipe(REDACTOR)
    assert capfdbinary.readouterr().out == b""
