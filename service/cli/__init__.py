"""The `deskproof` command."""

from importlib.metadata import entry_points

import typer

from service.cli import asking, feedback, keeping, library, redacting, serving, syncing, vaults
from service.cli.terminal import failing_politely, write_logs

ADDONS = "deskproof.addons"

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Support replies in which every sentence is proven by your help centre.",
    epilog="Start with `deskproof demo`, or read your own articles with `deskproof sync folder`.",
)
app.add_typer(syncing.app, name="sync")
app.command()(asking.search)
app.command()(asking.suggest)
app.command(epilog=redacting.EXAMPLES)(redacting.redact)
app.command()(asking.article)
app.command()(serving.serve)
app.command()(serving.demo)
app.add_typer(keeping.keys, name="keys")
app.add_typer(keeping.agents, name="agents")
app.add_typer(library.app, name="library")
app.add_typer(keeping.models, name="models")
app.add_typer(vaults.app, name="vault")
app.add_typer(feedback.feedback, name="feedback")


def main() -> None:
    """Run the command; errors become a sentence and an exit status, not a traceback."""
    # Quiet until `serve` sets the level that was asked for: standard output belongs to answers.
    write_logs("warning")
    for addon in entry_points(group=ADDONS):
        app.add_typer(addon.load(), name=addon.name)
    with failing_politely():
        app()
