"""Tell the words that say what a text is about from those that any text has."""

import re

_WORD = re.compile(r"[^\W_]+(?:['\u2019.-][^\W_]+)*")

HIDDEN = re.compile(r"<[A-Z][A-Z_]*_\d+>")
"""What stands for a hidden value; no article has one, so a search for it would only mislead."""

_COMMON = """
    a about above after again all also am an and any are aren't as at be because been before being
    below between both but by can can't cannot could couldn't did didn't do does doesn't doing don't
    down during each else even ever every few for from further get gets getting give go goes going
    gonna got had has have haven't having he he's her here hers him his how i i'd i'll i'm i've if
    in into is isn't it it's its itself just know let like made make many may maybe me might mine
    more most much must my myself need no nor not now of off ok okay on once one ones only or other
    our ours out over own per please quite rather really same say see she should shouldn't since so
    some something still such sure take tell than that that's the their theirs them then there
    there's these they they're thing things think this those though through to too try under until
    up upon us use very want was wasn't way we we're well were weren't what what's when where
    whether which while who whom whose why will with without won't would wouldn't yes yet you
    you're your yours yourself
    ah actually anyway aha alright awesome cool fine gotcha great hey hi hello hmm huh kind lot nice
    nope oh perfect sorry thank thanks uh uhh um umm wanna wondering yeah yep
    able help question questions dear regards kindly hope
"""
_COMMON_WORDS = frozenset(_COMMON.split())


def words(text: str) -> list[str]:
    """Read the words of a text: lower case, straight apostrophes, no hidden values."""
    return [word.lower().replace("\u2019", "'") for word in _WORD.findall(HIDDEN.sub(" ", text))]


def telling(text: str) -> list[str]:
    """Read the words that say what a text is about, each once, in their order."""
    return list(dict.fromkeys(word for word in words(text) if word not in _COMMON_WORDS))
