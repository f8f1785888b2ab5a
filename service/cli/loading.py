"""Load a command's module when it is called, and not for every other command."""

from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any, ClassVar, TypeVar

import typer
from typer.core import TyperGroup
from typer.main import get_command, get_group

ADDONS = "deskproof.addons"
F = TypeVar("F", bound=Callable[..., Any])


class LateGroup(TyperGroup):
    """Knows its commands by where they stand: ``module:name`` of an app or of a function.

    ``addons`` names the entry points that bring further ones; empty means none.
    """

    places: ClassVar[Mapping[str, str]] = {}
    addons: ClassVar[str] = ""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """Name the commands in their order, and behind them what add-ons bring."""
        return [*self.places, *sorted(entry_points(group=self.addons).names)]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """Load a command; None if there is none of that name."""
        found = _found(self.places, cmd_name, self.addons)
        if found is None:
            return None
        command = get_group(found) if isinstance(found, typer.Typer) else _alone(found)
        command.name = cmd_name
        return command


def with_epilog(text: str) -> Callable[[F], F]:
    """Have a text stand behind a command's help."""

    def mark(function: F) -> F:
        vars(function)["epilog"] = text
        return function

    return mark


def _found(places: Mapping[str, str], name: str, group: str) -> Any:
    if name in places:
        module, _, attribute = places[name].partition(":")
        return getattr(import_module(module), attribute)
    addons = entry_points(group=group, name=name)
    return next(iter(addons)).load() if addons else None


def _alone(function: Any) -> Any:
    app = typer.Typer()
    app.command(epilog=vars(function).get("epilog"))(function)
    return get_command(app)
