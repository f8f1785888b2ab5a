"""Write suggestions and decisions as JSON and read them back."""

import json
from typing import Any

from pydantic import TypeAdapter

from service.model.reply import Decision, Suggestion

_SUGGESTION = TypeAdapter(Suggestion)
_DECISION = TypeAdapter(Decision)
_DECIMALS = 6
"""Scores are shown with fewer. All sixteen would be most of the digits in a database, and nine of
them in a row look like somebody's number to whoever searches it for one."""


def suggestion_to_json(suggestion: Suggestion) -> str:
    """Write a suggestion."""
    return _json(_SUGGESTION.dump_python(suggestion, mode="json"))


def suggestion_from_json(body: str) -> Suggestion:
    """Read a suggestion."""
    return _SUGGESTION.validate_json(body)


def decision_to_json(decision: Decision) -> str:
    """Write a decision."""
    return _json(_DECISION.dump_python(decision, mode="json"))


def decision_from_json(body: str) -> Decision:
    """Read a decision."""
    return _DECISION.validate_json(body)


def _json(body: Any) -> str:
    return json.dumps(_rounded(body), ensure_ascii=False, separators=(",", ":"))


def _rounded(body: Any) -> Any:
    if isinstance(body, float):
        return round(body, _DECIMALS)
    if isinstance(body, dict):
        return {name: _rounded(value) for name, value in body.items()}
    if isinstance(body, list):
        return [_rounded(value) for value in body]
    return body
