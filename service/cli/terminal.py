"""What the commands share: settings, output, progress bars, and failing politely."""

import json
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any, BinaryIO

import structlog
import typer
from pydantic import ValidationError
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from redaction.text import LONGEST_TEXT
from retrieval.library import LibraryFailedError
from service.errors import DeskError, InvalidRequestError, TooLargeError
from service.settings import Settings

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
AsJsonLines = Annotated[
    bool,
    typer.Option("--jsonl", help="Read {id, text} lines from standard input, answer each in one."),
]

console = Console()
errors = Console(stderr=True)


def settings() -> Settings:
    """Read the settings from the environment.

    Raises ValidationError, which `failing_politely` puts into words.
    """
    return Settings()


def print_json(value: Any) -> None:
    """Print one JSON object on one line, and pass it on at once."""
    # A lone surrogate in a customer's text, which UTF-8 cannot say, is escaped as JSON does it.
    line = json.dumps(value, ensure_ascii=False, default=str).encode(errors="backslashreplace")
    sys.stdout.flush()
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


LONGEST_LINE_BYTES = 8 * LONGEST_TEXT
"""Enough for the longest text with each character escaped, and what comes with it."""


def standard_input() -> str:
    """Read a text from standard input, whatever bytes it has.

    Raises TooLargeError, before it is read whole.
    """
    raw = sys.stdin.buffer.read(4 * LONGEST_TEXT + 1)
    text = raw.decode("utf-8", errors="replace")
    if len(text) > LONGEST_TEXT:
        raise TooLargeError(f"The text is longer than {LONGEST_TEXT:,} characters.")
    return text


def answer_lines(answer: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Answer JSON lines one by one with objects of the same id.

    A line that cannot be answered gets an object with its number and an ``error``, and the exit
    status is 1.
    """
    failed = False
    for number, line in enumerate(_lines(sys.stdin.buffer), 1):
        asked: dict[str, Any] = {}
        if not line.strip():
            continue
        try:
            asked = _asked(line)
            print_json({**answer(asked), "id": asked.get("id")})
        except DeskError as error:
            failed = True
            print_json({"id": asked.get("id"), "line": number, "error": str(error)})
    if failed:
        raise typer.Exit(1)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield lines, of one that is too long only as much as tells that it is."""
    while line := stream.readline(LONGEST_LINE_BYTES + 1):
        yield line
        while len(line) > LONGEST_LINE_BYTES and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_LINE_BYTES + 1)


def _asked(line: bytes) -> dict[str, Any]:
    if len(line) > LONGEST_LINE_BYTES:
        raise TooLargeError(f"The line is longer than {LONGEST_LINE_BYTES:,} bytes.")
    try:
        asked = json.loads(line.decode("utf-8", errors="replace"))
    except (ValueError, RecursionError):
        # The decoder's own words would quote the line.
        raise InvalidRequestError("The line is not valid JSON.") from None
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        raise InvalidRequestError("The line is not an object with a text.")
    if not isinstance(asked.get("id"), str | int | float | None):
        raise InvalidRequestError("The line's id is neither text nor number.")
    return asked


def write_logs(level: str) -> None:
    """Write log lines of a level and above to standard error, one JSON object each."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.getLevelNamesMapping()[level.upper()]
        ),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


@contextmanager
def progress_bar(what: str) -> Iterator[Callable[[int, int], None]]:
    """Show a bar on standard error while a long step runs; yields what to call with (done, all)."""
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=errors) as progress:
        task = progress.add_task(what, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


@contextmanager
def failing_politely() -> Iterator[None]:
    """Turn errors that are meant for people into a sentence on standard error and exit status 1."""
    try:
        yield
    except DeskError as error:
        _fail(str(error), error.help)
    except LibraryFailedError as error:
        _fail(str(error), "`deskproof library audit` tells whether it is whole.")
    except ValidationError as error:
        wrong = "; ".join(_wrong_setting(e["loc"], e["msg"]) for e in error.errors())
        _fail(wrong, "Settings are listed in docs/settings.md.")


def _wrong_setting(where: tuple[int | str, ...], message: str) -> str:
    name = f"DESKPROOF_{'_'.join(map(str, where)).upper()}: " if where else ""
    return f"{name}{message.removeprefix('Value error, ')}"


def _fail(what: str, help_text: str) -> None:
    errors.print(f"[bold red]Error:[/] {escape(what)}", highlight=False)
    errors.print(help_text, style="dim", highlight=False, markup=False)
    sys.exit(1)
