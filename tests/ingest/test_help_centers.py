"""Two real help centres, read as their editors keep them."""

import re
from pathlib import Path

import pytest

from ingest.sources.folder import FolderSource
from ingest.sources.source import Found
from ingest.splitting import Splitter
from retrieval.articles import Article, in_context
from retrieval.embedding.hashing import HashEmbedder

HELP_CENTERS = Path(__file__).parents[3] / "shared" / "help_centers"
FILES = {"arduino": 414, "chatwoot": 90}
CODE = re.compile(
    r"^ *(`{3,}).*?^ *\1 *$|(?<!`)(`+)(?!`).+?(?<!`)\2(?!`)", re.MULTILINE | re.DOTALL
)
UGLY = {
    "an attribute list": r"\{[#.:]\w",
    "a way back to the top": r"\(#top\)",
    "a link without words": r"(?<!!)\[\]\(",
    "an image without words": r"!\[\]\(",
    "an entity": r"(?<!\\)&[a-z]+;",
    "a tag": r"(?<!\\)<(?!https?:|[^<>\s@]+@)/?[a-zA-Z][^>]*>",
    "an admonition's mark": r"\[![A-Z]+\]",
    "a rule": r"^ *---+$",
    "an import": r"^import .* from ",
}


def articles(name: str) -> list[Article]:
    folder = HELP_CENTERS / name
    if not folder.is_dir():
        pytest.skip(f"needs the public help centre {name} in ../shared/help_centers")
    entries = list(FolderSource(folder).entries())
    found = [entry.article for entry in entries if isinstance(entry, Found)]
    assert len(found) == len(entries) == FILES[name]
    return found


@pytest.mark.parametrize("name", FILES)
def test_it_works(name: str) -> None:
    for article in articles(name):
        bare = CODE.sub("`code`", article.text)
        ugly = [what for what, pattern in UGLY.items() if re.search(pattern, bare, re.MULTILINE)]
        assert not ugly, article.id


@pytest.mark.parametrize("name", FILES)
def test_every_passage_fits_and_says_something(name: str) -> None:
    embedder = HashEmbedder()
    splitter = Splitter(embedder.count_tokens, 256)
    for article in articles(name):
        spans = splitter.split(article)
        assert spans, article.id
        for span in spans:
            text = article.text[span.start : span.end]
            assert text == text.strip()
            assert embedder.count_tokens(in_context(article.title, span.headings, text)) <= 256
            leads = text.endswith(":") and not article.text[span.end :].lstrip().startswith("#")
            assert not leads, (article.id, text[-80:])
            assert text.strip("`") not in ("", "sh", "bash", "arduino"), article.id
