"""Put originals back into a reply, whole or piece by piece, where that is safe.

Not inside links: a model that was tricked into writing ``https://evil.example/?q=<EMAIL_1>`` must
not have the address filled in for it. Not in lines that read like e-mail headers (``Bcc: ...``),
nor inside code, which is copied as it stands.
"""

import re
from collections.abc import Mapping

from redaction.mentions import LONGEST_MENTION, MENTION, Mention, kinds_of, mentions
from redaction.vault.protecting import HOST, LONGEST_WORD, Line, Link, Protection, opening

# Scripts without spaces, and typographic marks, end a word like a space: no link is made of them.
_APART = r"\s\u0e00-\U0010ffff"
_WORD = re.compile(rf"(?:{MENTION.pattern}|[^{_APART}])+")
_GAP = re.compile(rf"[{_APART}]+")
# What may yet become a mention with spaces in it, at the end of what has come so far.
_UNFINISHED = re.compile(r"(?:<|&lt;|\[|\{)[ ]?[A-Za-z_\\ \-]*[0-9]{0,6}['’a-z]{0,4}[ ]?\Z")  # noqa: RUF001


def restored(text: str, values: Mapping[str, str]) -> str:
    """Replace each mention of a placeholder by its value, where that is safe."""
    stream = RestoringStream(values)
    return stream.feed(text) + stream.close()


class RestoringStream:
    """Restores a reply that comes piece by piece, as `restored` would the whole.

    It holds back the word that is being written, up to ``LONGEST_WORD`` characters, and the
    beginning of a placeholder with spaces in it, up to ``LONGEST_MENTION``.
    """

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values
        self._kinds = kinds_of(values)
        self._held = ""
        self._line = Line()
        self._protection: Protection | None = None

    def feed(self, piece: str) -> str:
        """Take the next piece of the reply; give what can be told of it."""
        return self._advance(piece, is_last=False)

    def close(self) -> str:
        """Give the rest, once the reply is complete."""
        return self._advance("", is_last=True)

    def _advance(self, piece: str, *, is_last: bool) -> str:
        text, told, position = self._held + piece, [], 0
        while position < len(text):
            if self._protection:
                end = self._protection.end(text, position)
                told.append(text[position:end])
                if self._protection.is_over:
                    self._protection = None
            elif gap := _GAP.match(text, position):
                end = gap.end()
                told.append(gap.group())
            elif (word := self._word(text, position, is_last=is_last)) is None:
                break
            else:
                length, shown = self._restore(word)
                told.append(shown)
                end = position + length
            self._line.read(text[position:end])
            position = end
        self._held = text[position:]
        return "".join(told)

    def _word(self, text: str, position: int, *, is_last: bool) -> str | None:
        """Read the next word; None if it is not known yet where it ends."""
        match = _WORD.match(text, position)
        end = match.end() if match else position + 1
        if is_last or end - position > LONGEST_WORD:
            return text[position:end]
        may_go_on = end == len(text) or (
            len(text) - end <= LONGEST_MENTION
            and (begun := _UNFINISHED.search(text, position)) is not None
            and begun.start() < end
        )
        return None if may_go_on else text[position:end]

    def _restore(self, word: str) -> tuple[int, str]:
        """Restore a word up to where something protected begins; say how much of it that is."""
        if len(word) > LONGEST_WORD:
            self._protection = Link()
            return 0, ""
        found = list(mentions(word, self._kinds))
        plain = _blanked(word, found)
        length, self._protection = opening(plain, self._line)
        hosts = [match.span() for match in HOST.finditer(plain)] if found else []
        pieces, position = [], 0
        for mention in found:
            if mention.end <= length:
                pieces += [word[position : mention.start], self._value(mention, hosts)]
                position = mention.end
        return length, "".join([*pieces, word[position:length]])

    def _value(self, mention: Mention, hosts: list[tuple[int, int]]) -> str:
        value = self._values.get(mention.placeholder)
        if value is None or any(s < mention.end and mention.start < e for s, e in hosts):
            return mention.spelled
        return value + mention.ending


def _blanked(word: str, found: list[Mention]) -> str:
    """Put signs that a host's name may hold in place of mentions, so that these do not break it."""
    for mention in found:
        length = mention.end - mention.start
        word = word[: mention.start] + "%" * length + word[mention.end :]
    return word
