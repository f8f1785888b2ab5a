"""What the commands share: settings, output, progress bars, and failing politely."""

import json
import logging
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import structlog
import typer
from pydantic import ValidationError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from service.errors import DeskError, InvalidRequestError
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
    print(json.dumps(value, ensure_ascii=False, default=str), flush=True)  # noqa: T201


def standard_input() -> str:
    """Read a text from standard input, whatever bytes it has."""
    return sys.stdin.buffer.read().decode("utf-8", errors="replace")


def answer_lines(answer: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Answer JSON lines one by one with objects of the same id.

    A line that cannot be answered gets an object with an ``error``, and the exit status is 1.
    """
    failed = False
    for line in _lines(sys.stdin.buffer):
        asked: dict[str, Any] = {}
        try:
            asked = _asked(line)
            print_json({**answer(asked), "id": asked.get("id")})
        except DeskError as error:
            failed = True
            print_json({"id": asked.get("id"), "error": str(error)})
    if failed:
        raise typer.Exit(1)


def _lines(stream: Iterable[bytes]) -> Iterator[str]:
    return (line.decode("utf-8", errors="replace") for line in stream if line.strip())


def _asked(line: str) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except ValueError:
        # The decoder's own words would quote the line.
        raise InvalidRequestError("The line is not valid JSON.") from None
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        raise InvalidRequestError("The line is not an object with a text.")
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
    except ValidationError as error:
        wrong = "; ".join(
            f"DESKPROOF_{'_'.join(map(str, e['loc'])).upper()}: {e['msg']}" for e in error.errors()
        )
        _fail(wrong, "Settings are listed in docs/settings.md.")


def _fail(what: str, help_text: str) -> None:
    errors.print(f"[bold red]Error:[/] {what}", highlight=False)
    errors.print(help_text, style="dim", highlight=False)
    sys.exit(1)
