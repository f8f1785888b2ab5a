import subprocess
import sys

import pytest
from typer.main import get_command

from service.cli import app
from service.cli.loading import LateGroup

LOADED = """
import sys
from service.cli import main
sys.argv = ["deskproof", *sys.argv[1:]]
try:
    main()
finally:
    print(*sys.modules, file=sys.stderr)
"""


def loaded(*words: str) -> set[str]:
    """Run a command in a process of its own; give the modules it has imported."""
    command = [sys.executable, "-c", LOADED, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_it_works() -> None:
    modules = loaded("search", "--help")
    assert "service.cli.searching" in modules
    heavy = {"fastapi", "service.desk", "alembic", "redaction.detection", "torch", "eval.cli"}
    assert not heavy & modules


def test_every_command_is_where_it_is_said_to_be() -> None:
    group = get_command(app)
    assert isinstance(group, LateGroup)
    names = group.list_commands(None)
    assert {"search", "eval", "serve"} <= set(names)
    for name in names:
        assert group.get_command(None, name).name == name


@pytest.mark.parametrize("name", ["", "nonsense", "service.cli.searching:search"])
def test_what_is_no_command_is_none(name: str) -> None:
    assert get_command(app).get_command(None, name) is None  # type: ignore[attr-defined]
