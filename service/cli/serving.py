"""`deskproof serve` and `deskproof demo`."""

import asyncio
import socket
from typing import Annotated

import typer
import uvicorn

from ingest.sources.folder import FolderSource
from service.app import create_app
from service.cli.syncing import read_source
from service.cli.terminal import console, progress_bar, settings, write_logs
from service.demo.seeding import COMPANY, HELP_CENTER, SignIn, seed
from service.errors import InvalidRequestError
from service.house import House
from service.keyring import session_key
from service.settings import Settings
from service.wiring.house import open_house
from service.wiring.library import open_embedder


def serve() -> None:
    """Start the server: the agents' pages and the API."""
    chosen = settings()
    _check_port(chosen)
    _run(chosen, None)


def demo(
    *,
    start: Annotated[bool, typer.Option(help="Start the server after everything is built.")] = True,
) -> None:
    """Build the demo company's library and tickets, and start the server.

    What is there already stays as it is, so that a second start takes seconds.
    """
    chosen = settings()
    chosen = chosen.model_copy(update={"company": chosen.company or COMPANY})
    if start:
        _check_port(chosen)
    with console.status("Loading the models (the first time takes a minute)"):
        embedder = open_embedder(chosen)
        house = open_house(chosen, embedder)
    with progress_bar("Reading the help centre") as on_progress:
        read_source(FolderSource(HELP_CENTER), house.library, embedder, on_progress)
    sign_in = asyncio.run(seed(house, chosen.home, progress_bar))
    _greet(chosen, sign_in)
    if start:
        _run(chosen, house)


def _run(chosen: Settings, house: House | None) -> None:
    write_logs(chosen.log_level)
    app = create_app(chosen, lambda: house or open_house(chosen), session_key(chosen.home))
    uvicorn.run(
        app,
        host=chosen.host,
        port=chosen.port,
        access_log=False,  # It would hold addresses; ours holds routes.
        log_level="warning",
        server_header=False,
    )


def _check_port(chosen: Settings) -> None:
    """Say at once that the port is taken, not after the models are loaded."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((chosen.host, chosen.port))
        except OSError:
            raise InvalidRequestError(
                f"{chosen.host}:{chosen.port} is in use. Stop what runs there, or set "
                "DESKPROOF_PORT to another port."
            ) from None


def _greet(chosen: Settings, sign_in: SignIn) -> None:
    console.print(
        f"\nOpen [bold]http://{chosen.host}:{chosen.port}[/] and sign in as\n"
        f"  e-mail    [bold]{sign_in.email}[/]\n"
        f"  password  [bold]{sign_in.password}[/]\n"
        f"API: http://{chosen.host}:{chosen.port}/docs, with a key from "
        "[bold]deskproof keys create NAME[/]. Stop with Ctrl+C.\n",
        highlight=False,
    )
