"""Learn how probably a draft is right, from public cases.

Run as ``python -m eval.training.refusing --data FOLDER``, a folder of public sets beside a folder
of help centres. Only the fitted part of the cases is learned from. Writes
``service/drafting/refusing/calibration.json``.
"""

from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer
from platformdirs import user_cache_path

from eval.progress import with_a_bar
from eval.suites.refusal.asking import all_answers
from eval.suites.refusal.fitting import fitted
from eval.suites.refusal.public import public_cases
from retrieval.embedding import open_embedder


def main(data: Annotated[Path, typer.Option(help="A folder of sets.")]) -> None:
    """Learn from the fitted part, and write what the desk reads."""
    embedder = open_embedder(cache=user_cache_path("deskproof") / "models")
    answered = all_answers(public_cases(data), embedder, with_a_bar)
    learned = fitted([one for one in answered if one.is_fitted_on])
    target = Path(str(files("service.drafting.refusing").joinpath("calibration.json")))
    target.write_text(learned.spelled())
    typer.echo(f"Learned from {learned.cases} cases.")


if __name__ == "__main__":
    typer.run(main)
