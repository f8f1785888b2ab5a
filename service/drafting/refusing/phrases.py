"""What customers say when an article is not what they need, in several languages."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import cast

_GAP = r"(?:[^ .]+ ){0,4}?"
"""What ``..`` stands for: up to four words of the same sentence."""


@cache
def phrases() -> Mapping[str, re.Pattern[str]]:
    """Read the phrases of every kind, each kind as one expression over `plainly` spelled text.

    ``phrases.toml`` has a table for each kind, and in it a list for each language.
    """
    told = tomllib.loads(files(__package__).joinpath("phrases.toml").read_text(encoding="utf-8"))
    kinds = cast("dict[str, dict[str, list[str]]]", told)
    return {kind: _joined([one for own in kinds[kind].values() for one in own]) for kind in kinds}


def _joined(own: list[str]) -> re.Pattern[str]:
    spelled = "|".join(one.replace(".. ", _GAP) for one in own)
    return re.compile(rf"(?<![^ ])(?:{spelled})(?![^ ])")
