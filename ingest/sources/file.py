"""One file's bytes, read as an article."""

from pathlib import PurePosixPath

from ingest.cleaning import clean
from ingest.decoding import decode
from ingest.front_matter import split_off
from ingest.sources.attributes import page_url, read_attributes, read_page_language
from ingest.unreadable import UnreadableError
from retrieval.articles import Article

_NAMELESS = frozenset({"index", "readme"})


def read_article(name: str, raw: bytes) -> Article:
    """Read a file by the end of its name, a path with ``/``, which is its id if it states none.

    What the front matter says comes first, then what the text says of itself.
    Raises UnreadableError if the bytes cannot be taken as an article.
    """
    front_matter = split_off(decode(raw))
    said = read_attributes(front_matter.fields)
    cleaned = clean(name, front_matter.text, said.url)
    if not cleaned.text.strip():
        raise UnreadableError("It holds no text.")
    return Article(
        id=said.id or name,
        title=said.title or cleaned.title or _in_words(name),
        text=cleaned.text,
        url=said.url or page_url(cleaned.url),
        updated_at=said.updated_at,
        audience=said.audience,
        brand=said.brand,
        language=said.language or read_page_language(cleaned.language) or "en",
        labels=said.labels,
    )


def _in_words(name: str) -> str:
    """Make a title of a path: its last part, or its folder's if the file is but an index."""
    path = PurePosixPath(name)
    stem = path.parent.name if path.stem.lower() in _NAMELESS and path.parent.name else path.stem
    words = " ".join(stem.replace("-", " ").replace("_", " ").split())
    return words[:1].upper() + words[1:] or name
