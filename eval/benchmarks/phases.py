"""Do what ``deskproof search`` does, in a fresh process, and tell how long each step takes.

Run as ``python -m eval.benchmarks.phases QUESTION`` with ``DESKPROOF_HOME`` set: prints JSON.
"""

import json
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import Any


def main(question: str) -> None:
    """Take the steps, and print their milliseconds and the files they have read."""
    steps: dict[str, float] = {}
    # Imported by name, because importing is one of the steps.
    _step(steps, "import", lambda: import_module("service.cli.searching"))
    settings = import_module("service.cli.terminal").settings()
    open_library = import_module("service.wiring.library").open_library
    library = _step(steps, "open models and store", lambda: open_library(settings))
    _step(steps, "fill indexes", library.refresh)
    _step(steps, "first search", lambda: library.search(question))
    _step(steps, "second search", lambda: library.search(question))
    print(json.dumps({"steps": steps, "files": sorted(_files())}))


def _step(steps: dict[str, float], name: str, take: Callable[[], Any]) -> Any:
    began = perf_counter()
    taken = take()
    steps[name] = 1000 * (perf_counter() - began)
    return taken


def _files() -> set[str]:
    """List the files that this process has read: modules, and what is mapped where Linux tells."""
    modules = {getattr(one, "__cached__", None) for one in list(sys.modules.values())}
    maps = Path("/proc/self/maps")
    lines = maps.read_text(encoding="utf-8").splitlines() if maps.exists() else []
    mapped = {line[line.index("/") :] for line in lines if "/" in line}
    return {str(one) for one in modules | mapped if one and Path(one).is_file()}


if __name__ == "__main__":
    main(sys.argv[1])
