"""The ``deskproof eval`` commands."""

import typer

from service.cli.loading import LateGroup


class _Suites(LateGroup):
    """In the order in which the help shows them."""

    places = {  # noqa: RUF012 -- the base class says that it is a class's own
        "search": "eval.cli.searching:run_search",
        "questions": "eval.cli.searching:run_questions",
        "redaction": "eval.cli.redacting:run_redaction",
        "redaction-cost": "eval.cli.redacting:run_redaction_cost",
        "leaks": "eval.cli.redacting:run_leaks",
        "drafting": "eval.cli.drafting:run_drafting",
        "proving": "eval.cli.proving:run_proving",
        "injection": "eval.cli.injection:run_injection",
        "refusal": "eval.cli.refusal:run_refusal",
    }


app = typer.Typer(no_args_is_help=True, help="Measure the product by running it.")
_run = typer.Typer(cls=_Suites, no_args_is_help=True, help="Run a suite of cases.")
app.add_typer(_run, name="run")


@app.callback()
def _eval() -> None:
    """Measure the product by running it."""


@_run.callback()
def _run_suite() -> None:
    """Run a suite of cases."""
