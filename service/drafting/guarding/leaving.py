"""The last look at a sentence before anybody may send it, whoever wrote it."""

import html
import re
from collections.abc import Sequence

from redaction.mentions import Mention, kinds_of, mentions
from retrieval.elements import ELEMENTS
from service.drafting.guarding.begging import asks_for_secrets
from service.drafting.guarding.echoing import echoes
from service.drafting.guarding.invisible import visible
from service.drafting.guarding.links import Link, is_mixed, is_within, links_in, plainly
from service.drafting.guarding.orders import is_aimed_at_model
from service.model.reply import Fault

_MARKUP = re.compile(
    r"!\[|\]\(|\]\[|^[ \t]*(?:```|~~~)|\{\{|\}\}|\{%|<%|<!|<\?|<<<|>>>|\[\[|<https?:|<mailto:|<//"
    r"|^[ \t]{0,3}\[[^\]\n]{1,200}\]:|\|[ \t]*:?-{3,}"
    r"|\*\*(?=\S)[^*\n]{1,400}\*\*",
    re.MULTILINE,
)
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]{0,40})(?=[\s/>]|\Z)([^<>]{0,2000})")
_ENTITY = re.compile(r"&(?:#x?[0-9a-f]{1,7}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
# What in a word makes a link, a path or an address of it.
_OF_A_LINK = re.compile(r"[/\\=&#@%]|\?\w|\w\?|\.\w|\w\.$|(?i:mailto|tel|sms|data|javascript):")
_UNFINISHED = re.compile(r"[/=?&#@%]\s{1,20}\Z")
_BESIDE = 300
"""Characters before and after a placeholder that are looked at for a link."""

LONGEST_SENTENCE = 5000
"""Characters beyond which a sentence is none, and is not looked through."""


def leaves_safely(
    text: str,
    *,
    hosts: frozenset[str],
    quotes: Sequence[str] = (),
    placeholders: frozenset[str],
    instructions: str = "",
) -> tuple[Fault, ...]:
    """Say what keeps a sentence from being sent; nothing if it may leave.

    ``quotes`` are the words it cites, ``hosts`` the company's own, ``placeholders`` those of the
    ticket, ``instructions`` what a model was told and must not tell. Takes linear time.
    """
    if len(text) > LONGEST_SENTENCE:
        return ("markup",)
    faults: list[Fault] = []
    if _leads_astray(text, hosts, quotes):
        faults.append("link")
    if _is_marked_up(text):
        faults.append("markup")
    if _misnames(text, quotes, placeholders):
        faults.append("placeholder")
    told = is_aimed_at_model(text) or asks_for_secrets(text)
    if told or echoes(text, instructions, quotes):
        faults.append("instruction")
    return tuple(faults)


def _leads_astray(text: str, hosts: frozenset[str], quotes: Sequence[str]) -> bool:
    plain = plainly(html.unescape(text))
    links = list(links_in(plain))
    if not links:
        return False
    cited = [plainly(quote) for quote in quotes]
    return not all(_is_known(link, hosts, cited) for link in links)


def _is_known(link: Link, hosts: frozenset[str], cited: Sequence[str]) -> bool:
    """A link that the articles have, or to a page of the company that carries nothing."""
    if is_mixed(link.host):
        return False
    has_it = any(link.text in quote for quote in cited)
    return has_it or (link.is_plain and is_within(link.host, hosts))


def _is_marked_up(text: str) -> bool:
    """Whether a mail program or a browser would show anything but these characters."""
    if visible(text) != text or _MARKUP.search(text):
        return True
    if any(html.unescape(entity) != entity for entity in _ENTITY.findall(text)):
        return True
    return any(
        name.lower() in ELEMENTS or "=" in rest or ":" in name for name, rest in _TAG.findall(text)
    )


def _misnames(text: str, quotes: Sequence[str], placeholders: frozenset[str]) -> bool:
    """Whether a placeholder is somebody else's, an article's, or would be put into a link."""
    published = {mention.placeholder for quote in quotes for mention in mentions(quote)}
    return any(
        mention.placeholder not in placeholders
        or mention.placeholder in published
        or _is_in_a_link(text, mention)
        for mention in mentions(text, kinds_of(placeholders))
    )


def _is_in_a_link(text: str, mention: Mention) -> bool:
    before, after = text[: mention.start][-_BESIDE:], text[mention.end :][:_BESIDE]
    word = re.split(r"\s", before)[-1] + "x" + re.split(r"\s", after, maxsplit=1)[0]
    is_begun = bool(_UNFINISHED.search(before)) and any(links_in(plainly(before)))
    return is_begun or bool(_OF_A_LINK.search(word.rstrip(".,;:!?)")))
