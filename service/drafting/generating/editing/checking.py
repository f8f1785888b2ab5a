"""Compare a sentence said again with the one before: what must not change."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from redaction.text import PLACEHOLDER
from retrieval.plain import plain
from service.drafting.prompts import defused
from service.drafting.reading.words import numbers
from service.model.reply import Citation

MAX_CHARACTERS = 2000
"""What is longer is no sentence, and is left as it is."""
LONGER = 2.5
LONGER_CHARACTERS = 80
"""How much longer a sentence may become; what runs on says something else."""

_LINK = re.compile(
    r"https?://[^\s<>()\[\]\"']+|www\.[^\s<>()\[\]\"']+|[\w.+-]{1,64}@[\w-]{1,63}\.[\w.]+"
)
_WORD = re.compile(r"[^\W_][\w'’+&-]*")  # noqa: RUF001
_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?:…][\"'”’)]*\s+|[\"“„«(]\s*)$")  # noqa: RUF001
_LABEL = re.compile(r"\*\*([^*\n]{1,80})\*\*|`([^`\n]{1,80})`|“([^”\n]{1,80})”|\"([^\"\n]{1,80})\"")
_MARKUP = re.compile(r"[<>]|\]\(|\*\*|`")


def keeps_facts(old: str, new: str, labels: Collection[str] = (), *, translated: bool) -> bool:
    """Whether numbers, placeholders, links and names are the same in both.

    ``labels`` are names of buttons and menus, which must stay as they are. In a translation other
    capitals may come and go, for languages differ in what they capitalise.
    """
    longest = min(LONGER * len(old) + LONGER_CHARACTERS, MAX_CHARACTERS)
    if not new or len(new) > longest or len(old) > MAX_CHARACTERS or defused(new) != new:
        return False
    bare_old, bare_new = PLACEHOLDER.sub(" ", old), PLACEHOLDER.sub(" ", new)
    return (
        _placeholders(old) == _placeholders(new)
        and _figures(bare_old) == _figures(bare_new)
        and Counter(_LINK.findall(bare_old)) == Counter(_LINK.findall(bare_new))
        and bool(_MARKUP.search(bare_old)) >= bool(_MARKUP.search(bare_new))
        and all(label in new for label in labels if label in old)
        and _holds(bare_new, _odd(bare_old) if translated else names(bare_old))
        and _holds(bare_old, _odd(bare_new) if translated else names(bare_new))
    )


def labels_in(citations: Sequence[Citation]) -> set[str]:
    """Find the names of buttons and menus in quoted words: what is bold, code or in quotes."""
    found = (match for citation in citations for match in _LABEL.finditer(citation.quote))
    labels = {plain(next(filter(None, match.groups()))).strip() for match in found}
    return {label for label in labels if label}


def names(text: str) -> set[str]:
    """Find the words that are capitalised within a sentence, or spelled as no plain word is."""
    found = set(_odd(text))
    for match in _WORD.finditer(text):
        is_first = bool(_SENTENCE_BEGINS.search(text[max(0, match.start() - 8) : match.start()]))
        if match[0][0].isupper() and match[0] not in _PRONOUN and not is_first:
            found.add(match[0])
    return found


_PRONOUN = frozenset({"I", "I'm", "I’m", "I'll", "I’ll", "I've", "I’ve", "I'd", "I’d"})  # noqa: RUF001


def _odd(text: str) -> set[str]:
    """Find words with a digit or with capitals inside: models, codes, acronyms."""
    bare = PLACEHOLDER.sub(" ", text)
    words = (match[0] for match in _WORD.finditer(bare))
    return {word for word in words if any(c.isupper() for c in word[1:]) or _is_code(word)}


def _is_code(word: str) -> bool:
    return any(c.isdigit() for c in word) and any(c.isalpha() for c in word)


def _holds(text: str, found: set[str]) -> bool:
    return found <= set(_WORD.findall(text))


def _placeholders(text: str) -> Counter[str]:
    return Counter(match[0] for match in PLACEHOLDER.finditer(text))


def _figures(text: str) -> Counter[str]:
    """Count figures; a comma stands for a point in half the world's languages."""
    return Counter(figure.replace(",", ".") for figure in sorted(numbers(text)))
