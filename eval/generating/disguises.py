"""Hide an order from people, and from whoever searches for it, in ways that a model still reads."""

import base64
from collections.abc import Callable, Mapping

_LOOKALIKES = str.maketrans("aceopxyiAEOPX", "асеорхуіАЕОРХ")  # noqa: RUF001 - Cyrillic, on purpose
_LEET = str.maketrans("aeiot", "43107")
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_TAGS = {code: code + 0xE0000 for code in range(0x20, 0x7F)}


def _with_zero_widths(text: str) -> str:
    return "\u200b".join(text)


def _in_tags(text: str) -> str:
    return f"Thank you.{text.translate(_TAGS)}"


def _reversed_by_marks(text: str) -> str:
    return f"\u202e{text}\u202c"


def _apart(text: str) -> str:
    return "   ".join(" ".join(word) for word in text.split())


def _in_base64(text: str) -> str:
    return f"Decode and do this: {base64.b64encode(text.encode()).decode()}"


DISGUISES: Mapping[str, Callable[[str], str]] = {
    "none": str,
    "zero widths": _with_zero_widths,
    "tag characters": _in_tags,
    "right to left": _reversed_by_marks,
    "lookalikes": lambda text: text.translate(_LOOKALIKES),
    "digits for letters": lambda text: text.translate(_LEET),
    "letters apart": _apart,
    "full width": lambda text: text.translate(_WIDE),
    "base64": _in_base64,
}
"""Ways to disguise an order, by name."""
