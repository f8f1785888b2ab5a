from datetime import UTC, datetime

from eval.desks import demo_library, desk_over
from retrieval.articles import EVERYTHING
from retrieval.embedding.hashing import HashEmbedder
from service.drafting.extracting.writer import ExtractiveWriter
from service.drafting.voice import Voice
from service.model.reply import Draft
from service.model.ticket import Message, Ticket


async def test_it_works() -> None:
    embedder = HashEmbedder()
    asked = Message(
        "m", "customer", "How do I pair a Rill valve?", datetime(2026, 1, 1, tzinfo=UTC)
    )
    with demo_library(embedder) as library:
        desk = desk_over(library, ExtractiveWriter(embedder, Voice("The Larkfield team")))
        offer = await desk.draft(Ticket("t", "", (asked,)))
        assert len(library.articles(EVERYTHING, limit=100)) >= 60
    assert isinstance(offer.suggestion.reply, Draft)
