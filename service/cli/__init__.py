"""The `deskproof` command."""

import typer

from service.cli.loading import ADDONS, LateGroup
from service.cli.terminal import failing_politely, write_logs


class _Commands(LateGroup):
    """In the order in which the help shows them."""

    places = {  # noqa: RUF012 -- the base class says that it is a class's own
        "sync": "service.cli.syncing:app",
        "search": "service.cli.searching:search",
        "suggest": "service.cli.asking:suggest",
        "redact": "service.cli.redacting:redact",
        "prove": "service.cli.proving:prove",
        "article": "service.cli.searching:article",
        "serve": "service.cli.serving:serve",
        "demo": "service.cli.serving:demo",
        "keys": "service.cli.keeping:keys",
        "agents": "service.cli.keeping:agents",
        "library": "service.cli.library:app",
        "models": "service.cli.keeping:models",
        "vault": "service.cli.vaults:app",
        "feedback": "service.cli.feedback:feedback",
    }
    addons = ADDONS


app = typer.Typer(
    cls=_Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Support replies in which every sentence is proven by your help centre.",
    epilog="Start with `deskproof demo`, or read your own articles with `deskproof sync folder`.",
)


@app.callback()
def _deskproof() -> None:
    """Support replies in which every sentence is proven by your help centre."""


def main() -> None:
    """Run the command; errors become a sentence and an exit status, not a traceback."""
    # Quiet until `serve` sets the level that was asked for: standard output belongs to answers.
    write_logs("warning")
    with failing_politely():
        app()
