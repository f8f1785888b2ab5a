"""Say a true sentence in other words without changing what it says."""

import re
from collections.abc import Callable, Iterator
from random import Random

Rewording = Callable[[str, Random], str]
"""Rewords a sentence; gives it back as it is where there is nothing to reword."""

_SHORTER = (
    (r"\bdo not\b", "don't"), (r"\bcannot\b", "can't"), (r"\bis not\b", "isn't"),
    (r"\bare not\b", "aren't"), (r"\bdoes not\b", "doesn't"), (r"\bwill not\b", "won't"),
    (r"\byou will\b", "you'll"), (r"\byou have\b(?! to)", "you've"), (r"\bit is\b", "it's"),
    (r"\byou are\b", "you're"), (r"\bwe will\b", "we'll"),
)  # fmt: skip
_SAME = (
    ("remove", "delete"), ("select", "choose"), ("click", "press"), ("purchase", "buy"),
    ("begin", "start"), ("verify", "check"), ("ensure", "make sure"), ("receive", "get"),
    ("display", "show"), ("modify", "change"), ("obtain", "get"), ("locate", "find"),
    ("automatically", "by itself"), ("additional", "extra"), ("however", "but"),
    ("multiple", "several"), ("e-mail", "email"), ("sign in", "log in"), ("turn on", "switch on"),
    ("turn off", "switch off"), ("tap", "press"), ("repair", "fix"), ("requires", "needs"),
    ("enter", "type"), ("incorrect", "wrong"), ("currently", "at the moment"),
    ("for example", "for instance"), ("allows you to", "lets you"), ("in order to", "to"),
    ("need to", "have to"), ("usually", "normally"), ("page", "webpage"), ("problem", "issue"),
    ("connect", "attach"), ("large", "big"), ("wait", "please wait"), ("immediately", "at once"),
    ("photo", "picture"), ("order", "purchase order"), ("app", "application"),
)  # fmt: skip
_FIGURES = {"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "ten": "10"}
_ORDER = re.compile(
    r"(?P<verb>[A-Z][a-z]+)(?P<rest> (?:the|your|a|an|to|on|in|\*\*|[A-Z]).+)", re.DOTALL
)
_VERBS_WORDS = """
    Open Click Tap Press Select Choose Enter Go Connect Disconnect Check Download Install
    Unplug Plug Use Sign Turn Hold Scroll Copy Type Navigate Search Find Remove Add Create Set
"""
_VERBS = frozenset(_VERBS_WORDS.split())
_LEADING = re.compile(
    r"(?P<mark>If|When|Once|After|Before) (?P<condition>[^,.;]{6,90}), (?P<rest>[^.;]{8,140})\."
)


def shortened(text: str, random: Random) -> str:  # noqa: ARG001
    """Contract what can be: "do not" as "don't"."""
    for long, short in _SHORTER:
        text = re.sub(long, short, text)
    return text


def with_other_words(text: str, random: Random) -> str:
    """Put another word of the same meaning for up to two."""
    there = [pair for pair in _SAME if re.search(_word(pair[0]), text)]
    for word, other in random.sample(there, min(2, len(there))):
        text = re.sub(_word(word), other, text, count=1)
    return text


def _word(word: str) -> str:
    """Match a word that is no part of a name or of code."""
    return rf"(?<![\w./_-]){word}(?![\w(/_-]|\.\w)"


def with_figures(text: str, random: Random) -> str:  # noqa: ARG001
    """Write small numbers as figures."""
    return re.sub(rf"\b(?:{'|'.join(_FIGURES)})\b(?= [a-z]+s\b)", lambda m: _FIGURES[m[0]], text)


def as_advice(text: str, random: Random) -> str:
    """Make an order something that the reader can or should do, or the other way round."""
    order = _ORDER.fullmatch(text)
    if order and order["verb"] in _VERBS:
        opening = random.choice(("You should", "Please", "Simply"))
        return f"{opening} {order['verb'].lower()}{order['rest']}"
    match = re.match(r"You can ([a-z])", text)
    return match[1].upper() + text[match.end() :] if match else text


def turned(text: str, random: Random) -> str:  # noqa: ARG001
    """Put a condition behind what depends on it."""
    match = _LEADING.fullmatch(text)
    if match is None:
        return text
    rest = match["rest"][0].upper() + match["rest"][1:]
    return f"{rest} {match['mark'].lower()} {match['condition']}."


REWORDINGS: tuple[Rewording, ...] = (shortened, with_other_words, with_figures, as_advice, turned)


def reworded(text: str, random: Random) -> Iterator[str]:
    """Give the rewordings of a sentence that change something, in random order."""
    for way in random.sample(REWORDINGS, len(REWORDINGS)):
        if (other := way(text, random)) != text:
            yield other


def merged(first: str, second: str) -> str:
    """Join two sentences that follow each other into one."""
    start = (
        second if re.match(r"(?:I\b|[A-Z]\w*[A-Z\d])", second) else second[0].lower() + second[1:]
    )
    return f"{first.rstrip('. ')}, and {start}"
