"""Turn reports into cases for evaluation: messages with made-up values for their placeholders.

The seed decides the values, so an export can be made again; the text between the placeholders is
the customer's, as redacted as it is kept.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from redaction.text import PLACEHOLDER, RedactedText
from service.feedback.surrogates import Surrogates
from service.model.feedback import RedactionReport, ReportedText


@dataclass(frozen=True, slots=True)
class Span:
    """Personal data in a case: ``value == text[start:end]``."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Case:
    """A text, what must be hidden in it, and what its reports said, as "miss PERSON"."""

    id: str
    text: str
    spans: tuple[Span, ...]
    reports: tuple[str, ...]


def cases(reported: Iterable[ReportedText], *, seed: int = 0) -> Iterator[Case]:
    """Make one case of each message that was reported on, in the order of the first reports."""
    by_message: dict[tuple[str, str], tuple[RedactedText, list[RedactionReport]]] = {}
    for one in reported:
        message = one.report.ticket_id, one.report.message_id
        by_message.setdefault(message, (one.text, []))[1].append(one.report)
    for text, reports in by_message.values():
        yield _case(text, reports, seed)


def _case(text: RedactedText, reports: list[RedactionReport], seed: int) -> Case:
    surrogates = Surrogates(f"{seed}/{reports[0].id}")
    shapes = {report.placeholder: report.shape for report in reports}
    cleared = {report.placeholder for report in reports if report.what == "false_hit"}
    values: dict[str, str] = {}
    pieces, spans, length, position = [], [], 0, 0
    for mark in PLACEHOLDER.finditer(text):
        name, kind = mark.group(), mark.group(1)
        if name not in values:
            shape = shapes.get(name, "")
            values[name] = (
                surrogates.plain(shape) if name in cleared else surrogates.personal(kind, shape)
            )
        pieces += [text[position : mark.start()], values[name]]
        length += mark.start() - position
        if name not in cleared:
            spans.append(Span(length, length + len(values[name]), kind, values[name]))
        length += len(values[name])
        position = mark.end()
    said = tuple(f"{report.what} {report.kind}" for report in reports)
    return Case(reports[0].id, "".join([*pieces, text[position:]]), tuple(spans), said)
