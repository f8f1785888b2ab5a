"""What must hold of a library, whatever happened to the processes that changed it."""

from collections.abc import Iterator

from eval.faults.world import ARTICLES, EVERYTHING, Versions, article, sentences, version_in
from retrieval.library import Library


def versions_in(library: Library) -> dict[str, int]:
    """Read the version of every article."""
    articles = library.articles(EVERYTHING, limit=len(ARTICLES) + 1)
    return {one.id: version_in(one.text) for one in articles}


def problems_of(library: Library) -> Iterator[str]:
    """Say what is not whole: the audit's problems, articles, passages and answers."""
    yield from library.audit().problems
    versions = versions_in(library)
    for article_id, version in versions.items():
        whole = article(article_id, version)
        if library.article(article_id, EVERYTHING) != whole:
            yield f"{article_id} is not wholly of version {version}."
        passages = library.passages(article_id, EVERYTHING)
        if sentences("\n".join(one.text for one in passages)) != sentences(whole.text):
            yield f"The passages of {article_id} are not those of version {version}."
    yield from _answer_problems(library, versions)


def _answer_problems(library: Library, versions: Versions) -> Iterator[str]:
    """Say what a search finds that is not there, or does not find that is."""
    hits = library.search("lamp line", limit=len(ARTICLES) + 1, scope=EVERYTHING)
    found = {hit.passage.article.id: version_in(hit.passage.text) for hit in hits}
    if found != versions:
        yield f"A search finds {found}, and the library holds {versions}."
