"""Write suggestions and decisions as JSON and read them back."""

from pydantic import TypeAdapter

from service.model.reply import Decision, Suggestion

_SUGGESTION = TypeAdapter(Suggestion)
_DECISION = TypeAdapter(Decision)


def suggestion_to_json(suggestion: Suggestion) -> str:
    """Write a suggestion."""
    return _SUGGESTION.dump_json(suggestion).decode()


def suggestion_from_json(body: str) -> Suggestion:
    """Read a suggestion."""
    return _SUGGESTION.validate_json(body)


def decision_to_json(decision: Decision) -> str:
    """Write a decision."""
    return _DECISION.dump_json(decision).decode()


def decision_from_json(body: str) -> Decision:
    """Read a decision."""
    return _DECISION.validate_json(body)
