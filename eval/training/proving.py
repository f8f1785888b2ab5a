"""Learn how much each sign of a proof counts.

Run as ``python -m eval.training.proving --data FOLDER --articles FOLDER``: a folder of ``begin``
and ``qags``, and a help centre, of which the even half is read. Writes
``service/drafting/proving/weights.json``.
"""

import json
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from eval.suites.proving.fitting import fitted, help_part, part_of
from eval.suites.proving.labelled import labelled
from eval.suites.proving.sentences import articles_of, stated_in
from service.drafting.proving.weighing import SIGNS, Weights


def spelt(weights: Weights) -> str:
    """Spell weights as what proving reads."""
    written = {
        "signs": dict(zip(SIGNS, weights.signs, strict=True)),
        "offset": weights.offset,
        "supported": weights.supported,
        "partly": weights.partly,
    }
    return json.dumps(written, indent=2) + "\n"


def main(
    data: Annotated[Path, typer.Option(help="A folder of begin and qags.")],
    articles: Annotated[Path, typer.Option(help="A folder of help articles.")],
) -> None:
    """Learn from labelled sentences and from true ones of articles; write what proving reads."""
    parts = {name: part_of(examples) for name, examples in labelled(data).items()}
    parts["help"] = help_part(stated_in(articles_of(articles, "even")))
    written = spelt(fitted(parts))
    typer.echo(written)
    Path(str(files("service.drafting.proving").joinpath("weights.json"))).write_text(written)


if __name__ == "__main__":
    typer.run(main)
