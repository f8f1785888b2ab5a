"""Keep the desk: API keys, agents, the models."""

from typing import Annotated

import typer

from service.access import Access
from service.cli.terminal import console, settings
from service.errors import ConflictError
from service.wiring.library import open_embedder, open_reranker
from service.wiring.storage import open_storage

keys = typer.Typer(no_args_is_help=True, help="API keys of programs.")
agents = typer.Typer(no_args_is_help=True, help="Agents who sign in.")
models = typer.Typer(no_args_is_help=True, help="Look after the models.")


@keys.command("create")
def create_key(name: Annotated[str, typer.Argument(help="What the key is for.")]) -> None:
    """Make an API key and print it, this once; only its hash is kept."""
    key = Access(open_storage(settings()).access).create_key(name)
    print(key)  # noqa: T201


@agents.command("add")
def add_agent(
    email: Annotated[str, typer.Argument(help="The address to sign in with.")],
    name: Annotated[str, typer.Option(help="The name that others see.")] = "",
    password: Annotated[
        str, typer.Option(prompt=True, hide_input=True, confirmation_prompt=True)
    ] = "",
) -> None:
    """Add an agent who may sign in; the password is asked for."""
    if not Access(open_storage(settings()).access).add_agent(email, name or email, password):
        raise ConflictError("There is an agent with that address already.")
    console.print(f"{email} may sign in now.")


@models.command("prepare")
def prepare_models() -> None:
    """Prepare the models that the settings name; done by itself when they are first needed."""
    chosen = settings()
    with console.status("Preparing the models, some 20 seconds the first time"):
        embedder = open_embedder(chosen)
        open_reranker(chosen)
    for name in filter(None, [embedder.name, chosen.reranker]):
        console.print(f"{name} is ready.")
