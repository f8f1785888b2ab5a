"""The commands: ``python -m eval.faults --help``."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from eval.faults import filling, killing, reading
from eval.progress import with_a_bar
from eval.reports import as_json

app = typer.Typer(no_args_is_help=True, help="Break what can break, and look what is left.")


@app.command()
def kill(
    kills: Annotated[int, typer.Option(min=1, help="How many processes to kill.")] = 1000,
) -> None:
    """Kill processes that sync, put, remove and rebuild, and check the library after each."""
    run = killing.run(kills, with_a_bar)
    _tell(run, run.problems)


@app.command()
def fill(
    rounds: Annotated[int, typer.Option(min=1, help="How often to let a write fail.")] = 20,
    *,
    disk: Annotated[
        bool, typer.Option("--disk", help="Fill a small disk, which needs the right to mount one.")
    ] = False,
) -> None:
    """Let writes fail at a file's largest size, or on a full disk, and check what is left."""
    run = filling.run("full disk" if disk else "failing write", rounds, with_a_bar)
    _tell(run, run.problems)


@app.command()
def read(
    updates: Annotated[int, typer.Option(min=1, help="How many updates to read during.")] = 10_000,
    threads: Annotated[int, typer.Option(min=1, help="How many threads read.")] = 4,
) -> None:
    """Search with several threads during small updates, and check that answers are of one piece."""
    run = reading.run(updates, with_a_bar, threads=threads)
    _tell(run, run.problems)


def _tell(run: Any, problems: Sequence[str]) -> None:
    """Print what a run found; the exit status is 1 if anything was wrong."""
    typer.echo(as_json(run))
    if problems:
        raise typer.Exit(1)


if __name__ == "__main__":
    app()
