from datetime import date
from pathlib import Path
from subprocess import run
from sys import executable

from service.drafting.generating.spending.kept import KeptMeter
from service.drafting.generating.spending.meter import Tariff, Tokens

MONDAY = date(2026, 11, 23)
CALL = Tokens(100, 20)
DYING = """
import os, sys
from datetime import date
from service.drafting.generating.spending.kept import KeptMeter
from service.drafting.generating.spending.meter import Tariff, Tokens
meter = KeptMeter(sys.argv[1], "acme", Tariff(2, 10), lambda: date(2026, 11, 23))
meter.begin(Tokens(100, 20))
os._exit(1)
"""


def meter(path: Path, tenant: str = "acme") -> KeptMeter:
    return KeptMeter(f"sqlite:///{path / 's.db'}", tenant, Tariff(2, 10), lambda: MONDAY)


def test_it_works(tmp_path: Path) -> None:
    first = meter(tmp_path)
    first.begin(CALL)
    first.close()
    second = meter(tmp_path)
    assert second.spent(MONDAY).calls == 1
    second.close()


def test_tenants_are_counted_apart(tmp_path: Path) -> None:
    acme, globex = meter(tmp_path), meter(tmp_path, "globex")
    acme.begin(CALL)
    assert (acme.spent(MONDAY).calls, globex.spent(MONDAY).calls) == (1, 0)
    acme.close()
    globex.close()


def test_a_call_whose_process_died_stays_counted_by_what_was_set_aside(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 's.db'}"
    ended = run([executable, "-c", DYING, url], check=False, timeout=60)
    assert ended.returncode == 1
    left = meter(tmp_path)
    assert left.spent(MONDAY).micros == 400
    left.close()
