from datetime import UTC, datetime

from ingest.splitting import Splitter
from retrieval.articles import PASSAGE_TOKENS, Article, SplitArticle
from retrieval.embedding.hashing import HashEmbedder
from retrieval.library import Library
from retrieval.questions import Query
from service.finding import find
from service.model.ticket import Message, Requester, Ticket

HARP = Article(
    "harp",
    "Tune a harp",
    "".join(f"## Part {n}\n\n" + f"Pluck string {n} gently. " * 20 + "\n\n" for n in range(9)),
)


def test_it_works(library: Library, embedder: HashEmbedder) -> None:
    splitter = Splitter(embedder.count_tokens, PASSAGE_TOKENS)
    library.put([SplitArticle(HARP, splitter.split(HARP))])
    ticket = Ticket("1", "", (Message("1", "customer", "", datetime.now(UTC)),), Requester(""))
    hits = [
        hit
        for hit in find(library, [Query("tune a harp, part 3")], ticket)
        if hit.passage.article.id == "harp"
    ]
    found = [hit for hit in hits if hit.legs]
    unfound = [hit for hit in hits if not hit.legs]
    assert unfound
    assert len({hit.passage.id for hit in hits}) == len(hits)
    assert max(hit.score for hit in unfound) < max(hit.score for hit in found)
