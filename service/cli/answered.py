"""Read questions of which it is known which articles answer them."""

import json
from pathlib import Path
from typing import Any

from service.errors import InvalidRequestError


def read_answered(path: Path) -> dict[str, frozenset[str]]:
    """Read JSON lines of ``question`` and ``articles``: the ids of those that answer, by question.

    Raises InvalidRequestError that names the line.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidRequestError(f"{path} cannot be read: {error}") from error
    answered: dict[str, frozenset[str]] = {}
    for number, line in enumerate(lines, start=1):
        if line.strip():
            question, articles = _answered(line, f"{path}, line {number}")
            answered[question] = answered.get(question, frozenset()) | articles
    return answered


def _answered(line: str, where: str) -> tuple[str, frozenset[str]]:
    try:
        said: Any = json.loads(line)
        question, articles = said["question"], said["articles"]
    except (ValueError, KeyError, TypeError) as error:
        raise InvalidRequestError(f"{where} has no question and articles.") from error
    is_list = isinstance(articles, list) and all(isinstance(one, str) for one in articles)
    if not isinstance(question, str) or not is_list:
        raise InvalidRequestError(f"{where}: the question is a text, the articles a list of ids.")
    return question, frozenset(articles)
