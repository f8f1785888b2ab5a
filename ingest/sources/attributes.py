"""What a front matter or a line of a corpus says of its article, under any of the usual names."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ingest.sources.dates import read_date
from ingest.unreadable import UnreadableError
from retrieval.articles import Audience

_ID = ("id", "article_id")
_URL = ("url", "canonical_url", "permalink")
_UPDATED = ("updated_at", "updated", "last_updated", "lastmod", "last_modified", "modified", "date")
_LABELS = ("labels", "tags", "keywords")
_AUDIENCE = ("audience", "visibility")
_LANGUAGE = ("language", "lang", "locale")

_TAG = re.compile(r"([a-z]{2,3})(?:[-_].*)?")
_WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_LONGEST_ID = 500
_TRUE = frozenset({"true", "yes", "on", "1"})


@dataclass(frozen=True, slots=True)
class Attributes:
    """An article's fields except its text; empty or None where nothing is said."""

    id: str = ""
    title: str = ""
    url: str = ""
    updated_at: datetime | None = None
    audience: Audience = "public"
    brand: str = ""
    language: str = ""
    labels: tuple[str, ...] = ()


def read_attributes(fields: Mapping[str, object]) -> Attributes:
    """Read an article's attributes; keys that mean nothing to us are passed over.

    Raises UnreadableError for a value that cannot be understood: a date taken for no date, or an
    unknown audience for the public one, would be wrong without anybody noticing.
    """
    updated_at = _first(fields, _UPDATED)
    return Attributes(
        id=_id(_first(fields, _ID)),
        title=_line(_first(fields, ("title",)), "title"),
        url=_url(_line(_first(fields, _URL), "url")),
        updated_at=read_date(_line(updated_at, "updated_at")) if updated_at else None,
        audience=_audience(fields),
        brand=_line(_first(fields, ("brand",)), "brand"),
        language=read_language(_line(_first(fields, _LANGUAGE), "language")),
        labels=_labels(_first(fields, _LABELS)),
    )


def read_language(tag: str) -> str:
    """Reduce a language tag to its language, which is what a search is limited to: en-GB to en.

    Raises UnreadableError if it is not a tag as of BCP 47.
    """
    if not tag:
        return ""
    found = _TAG.fullmatch(tag.strip().lower())
    if found is None:
        raise UnreadableError(f"Its language {_quoted(tag)} is no code such as en or pt-BR.")
    return found[1]


def read_page_language(tag: str) -> str:
    """Read a page's ``lang``; editors seldom see it, so a wrong one is passed over."""
    try:
        return read_language(tag)
    except UnreadableError:
        return ""


def page_url(url: str) -> str:
    """Keep a page's own word for its address if it is one."""
    return url if _WEB.fullmatch(url) else ""


def _first(fields: Mapping[str, object], names: tuple[str, ...]) -> object:
    return next((fields[name] for name in names if fields.get(name) not in (None, "")), None)


def _line(value: object, name: str) -> str:
    """Read a value of one line; numbers become the text they are written as."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise UnreadableError(f"Its {name} is neither text nor a number.")
    return " ".join(str(value).split())


def _id(value: object) -> str:
    article_id = unicodedata.normalize("NFC", _line(value, "id"))
    if len(article_id) > _LONGEST_ID or _CONTROL.search(article_id):
        raise UnreadableError(f"Its id is longer than {_LONGEST_ID} characters or not printable.")
    return article_id


def _url(url: str) -> str:
    """Keep an address of the web. A path alone leads nowhere without its site, and is left out."""
    if _WEB.fullmatch(url):
        return url
    if _SCHEME.match(url):
        raise UnreadableError(f"Its url {_quoted(url)} is not an address of the web.")
    return ""


def _audience(fields: Mapping[str, object]) -> Audience:
    said = [fields[name] for name in _AUDIENCE if fields.get(name) is not None]
    for value in said:
        if str(value).strip().lower() not in ("public", "internal"):
            reason = f"Its audience is {_quoted(value)}; it can be public or internal."
            raise UnreadableError(reason)
    is_draft = str(fields.get("draft", "")).strip().lower() in _TRUE
    is_internal = any(str(value).strip().lower() == "internal" for value in said)
    return "internal" if is_internal or is_draft else "public"


def _labels(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else str(value or "").split(",")
    lines = (_line(label, "label") for label in values)
    return tuple(dict.fromkeys(line for line in lines if line))


def _quoted(value: object) -> str:
    return f"“{str(value)[:60]}”"
