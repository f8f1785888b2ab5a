"""Tell whether a message wants to know what to do, or what is so."""

import re

_ASKS_HOW = re.compile(
    r"\bhow (?:do|can|could|to|should|would)\b|\bwhere (?:do|can) i\b"
    r"|\bwhat (?:can|should|must|do) i (?:have to |need to )?do\b",
    re.IGNORECASE,
)
_WISHES = re.compile(
    r"\bsteps?\b|\bi (?:want|need|would like|wish) to\b|\bwhat now\b|\bhelp\b", re.IGNORECASE
)
_ASKS_WHAT = re.compile(
    r"\b(?:how (?:much|many|long|often|fast|far|big|old)|when|who|whose|which|why|what"
    r"|(?:is|are|was|were|do|does|did|will|would|can|could|may|has|have) (?:i|you|it|we|they|he|she"
    r"|there|this|that|these|those|the|my|your|our|a|an|any)\b)",
    re.IGNORECASE,
)


def asks_how(question: str) -> bool:
    """Whether a message asks in so many words how something is done."""
    return bool(_ASKS_HOW.search(question))


def wants_steps(question: str) -> bool:
    """Whether a message asks what to do, as one does that tells a problem and asks nothing."""
    is_plain = not _ASKS_WHAT.search(question)
    return asks_how(question) or is_plain or bool(_WISHES.search(question))
