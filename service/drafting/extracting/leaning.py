"""Tell which sentences cannot stand without the one before, and which the one before needs."""

import re

_FALLS_BACK = re.compile(
    r"(?:this|that|these|those|it|its|they|their|them|he|she|then|otherwise|however|also|if so"
    r"|if not|if it|if they|instead|after that|in that case|in this case|for this|to do (?:this|so)"
    r"|to solve this|but|so|such|both|neither|either|the same|as above|all of (?:this|these|them)"
    r"|afterwards?|in addition|additionally|therefore|for example|for instance|here|there you)\b",
    re.IGNORECASE,
)
_IS_NO_POINTER = re.compile(
    r"(?:it (?:is|was|will be|may be|can take|takes)\b.{0,60}\b(?:to|that|until|before)\b"
    r"|that (?:is|depends)\b.{0,20}why\b)",
    re.IGNORECASE,
)
_LEADS_ON = re.compile(
    r"(?:however|but|otherwise|unless|except|only|if not|if (?:it|they|this|that) |note\b"
    r"|please note|this (?:does|is|can|will|must|only|applies)\b|they (?:do|are|can|must)\b"
    r"|it (?:does|must|can|will)\b|not (?:all|every)\b|exceptions?\b)",
    re.IGNORECASE,
)
_READ = 200


def falls_back(text: str) -> bool:
    """Whether a sentence begins with what points to the one before: "This", "Otherwise"."""
    beginning = text[:_READ]
    return bool(_FALLS_BACK.match(beginning)) and not _IS_NO_POINTER.match(beginning)


def leads_on(text: str) -> bool:
    """Whether a sentence limits or corrects the one before, which would mislead without it."""
    return bool(_LEADS_ON.match(text[:_READ]))
