"""`deskproof vault`: replace the vault key, erase what is hidden in a ticket."""

import getpass
from dataclasses import asdict
from typing import Annotated

import typer

from service.cli.terminal import AsJson, console, print_json, progress_bar, settings
from service.keyring import GivenKeys
from service.vaults.rotating import Rotator
from service.wiring.storage import open_keys, open_storage, open_vaults

app = typer.Typer(no_args_is_help=True, help="Look after the vaults and their keys.")


@app.command()
def rotate(*, as_json: AsJson = False) -> None:
    """Replace the vault key; servers may run, and what was interrupted goes on.

    Each ticket's key is wrapped with a new vault key, the vaults themselves stay as they are. The
    old key is dropped at the end, and backups made before can then no longer be opened.
    """
    chosen = settings()
    storage = open_storage(chosen)
    keyring = open_keys(chosen)
    rotator = Rotator(open_vaults(chosen, storage), storage.keys, storage.vaults, keyring)
    with progress_bar("Wrapping the keys of tickets") as on_progress:
        done = rotator.rotate(on_progress)
    if as_json:
        print_json(asdict(done))
    else:
        console.print(f"Keys wrapped anew: {done.wrapped}. Vaults sealed anew: {done.resealed}.")
        if isinstance(keyring, GivenKeys) and not done.unreadable:
            console.print("Nothing needs the old keys: take them out of DESKPROOF_VAULT_KEY.")
    if done.unreadable:
        if not as_json:
            console.print(f"[red]{done.unreadable} open with no key.[/] Old keys were kept.")
        raise typer.Exit(1)


@app.command()
def erase(
    ticket: Annotated[str, typer.Argument(help="The ticket's id.")],
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Erase what is hidden in a ticket, for ever; its redacted text stays (GDPR art. 17)."""
    if not yes:
        typer.confirm(f"Nobody can undo this. Erase what is hidden in ticket {ticket}?", abort=True)
    chosen = settings()
    open_vaults(chosen, open_storage(chosen)).erase(ticket, by=f"command:{getpass.getuser()}")
    console.print(f"What was hidden in ticket {ticket} is erased.")
