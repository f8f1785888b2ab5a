"""Find the links in a text, written out or disguised, and where they lead."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from service.drafting.guarding.invisible import visible

# A scheme with slashes, one that needs none, or a host on its own that programs turn into a link.
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_LINK = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,20}:[\\/]|(?:mailto|tel|sms|data|javascript|vbscript|callto):|[\\/]{2}"
    rf"|www\.)[^\s<>\"]{{1,4000}}"
    rf"|(?<![\w.+-])(?:[\w.+-]{{1,64}}@)?(?:{_LABEL}\.){{1,8}}(?:xn--[a-z0-9-]{{2,59}}|[^\W\d_]{{2,24}})(?![\w-])"
    r"(?:[:/?#][^\s<>\"]{0,4000})?"
)
_SPELLED = re.compile(
    r"\s*[\[({<]\s*(?:dot|punkt|point|punto|ponto|punt|kropka|точка|点|\.)\s*[\])}>]\s*"
    r"|\s+(?:dot|punkt|punto|ponto|punt|kropka|точка)\s+(?=(?:com|net|org|info|biz|io|co|xyz|app|dev"
    r"|shop|site|online|example|test|de|fr|es|it|nl|pl|pt|ru|uk|us|cn|jp|eu)\b)"
)
_IDEOGRAPHIC = re.compile(r"[\u3002\uff61](?=[a-z0-9])")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,255}")
_AFTER = ".,;:!?)]}*'\"\u2019\u201d"


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it stands in the plain spelling of a text, and the host it leads to, or none."""

    text: str
    host: str

    @property
    def is_plain(self) -> bool:
        """Whether it carries nothing: a page without query or name, or a mail's address."""
        if _MAIL.fullmatch(self.text):
            return True
        has_web_scheme = ":" not in self.text or bool(re.match(r"https?://", self.text))
        return has_web_scheme and not re.search(r"[\\@?#%<>{}]", self.text)


def plainly(text: str) -> str:
    """Spell a text so that links can be compared: visible, of one width and case, dots as dots."""
    plain = unicodedata.normalize("NFKC", visible(text)).casefold()
    return _SPELLED.sub(".", _IDEOGRAPHIC.sub(".", plain))


def links_in(plain: str) -> Iterator[Link]:
    """Find the links in a text that `plainly` spelled. Takes linear time."""
    for found in _LINK.finditer(plain):
        text = found[0].rstrip(_AFTER)
        yield Link(text, _host(text))


@lru_cache(maxsize=4096)
def host_of(url: str) -> str:
    """Say which host a page stands at; empty if that is no page's address."""
    return _host(plainly(url)) if url else ""


def is_within(host: str, hosts: frozenset[str]) -> bool:
    """Say whether a host is one of some, or below one of them."""
    labels = host.split(".")
    return any(".".join(labels[n:]) in hosts for n in range(len(labels) - 1))


def _host(link: str) -> str:
    scheme = re.match(r"[a-z][a-z0-9+.-]{1,20}:(?=[\\/])", link)
    bare = link[scheme.end() :] if scheme else link
    try:
        parts = urlsplit("//" + bare.lstrip("\\/"))
        return (parts.hostname or "").rstrip(".")
    except ValueError:
        return ""


def is_mixed(host: str) -> bool:
    """Say whether some part of a host's name mixes Latin letters with those that look alike."""
    return any(
        _scripts(label) - {"LATIN"} and "LATIN" in _scripts(label) for label in host.split(".")
    )


def _scripts(label: str) -> frozenset[str]:
    names = (unicodedata.name(letter, "").split(" ")[0] for letter in label if letter.isalpha())
    return frozenset(names) & {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"}
