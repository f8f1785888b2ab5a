from collections.abc import Callable

from redaction.text import NOTHING, RedactedText
from retrieval.articles import Hit
from retrieval.embedding.hashing import HashEmbedder
from service.drafting.extracting.writer import ExtractiveWriter
from service.drafting.port import Question
from service.drafting.voice import Voice
from service.model.reply import Draft, Refusal

Made = Callable[..., Hit]

PAIRING = (
    "To pair a lamp with the app:\n\n1. Open **Settings**.\n2. Hold the button for 10 seconds.\n"
    "3. Tap **Pair**.\n\nLamps are made in Wales."
)


def writer(refuse_below: float = 0.0) -> ExtractiveWriter:
    return ExtractiveWriter(HashEmbedder(), Voice("The Acme team"), refuse_below=refuse_below)


def ask(text: str, customer: str = "") -> Question:
    return Question(RedactedText(text), customer=RedactedText(customer))


async def test_it_works(hit: Made) -> None:
    reply = await writer().draft(ask("How do I pair a lamp?", "<PERSON_1>"), [hit(PAIRING)])
    assert isinstance(reply, Draft)
    assert reply.text.startswith(
        "Hello <PERSON_1>,\n\nTo pair a lamp with the app:\n1. Open Settings.\n"
        "2. Hold the button for 10 seconds.\n3. Tap Pair."
    )
    assert reply.text.endswith("Kind regards,\nThe Acme team")


async def test_every_fact_is_a_quotation(hit: Made) -> None:
    reply = await writer().draft(ask("How do I pair a lamp?"), [hit(PAIRING)])
    assert isinstance(reply, Draft)
    for sentence in reply.sentences:
        if sentence.verdict == "courtesy":
            assert not sentence.citations
        else:
            [citation] = sentence.citations
            assert PAIRING[citation.start : citation.end] == citation.quote


async def test_what_was_not_asked_is_left_out(hit: Made) -> None:
    reply = await writer().draft(ask("How do I pair a lamp with the app?"), [hit(PAIRING)])
    assert isinstance(reply, Draft)
    assert "Wales" not in reply.text


async def test_a_sentence_takes_along_what_it_leans_on(hit: Made) -> None:
    text = "Lamps may be sent back. This must happen within 30 days of buying your outlet shade."
    reply = await writer().draft(ask("buying outlet shade days"), [hit(text)])
    assert isinstance(reply, Draft)
    assert "Lamps may be sent back. This must happen within 30 days" in reply.text


async def test_it_refuses_with_a_reason(hit: Made) -> None:
    for question, hits, reason in (
        (ask("How do I pair a lamp?"), [], "nothing_found"),
        (ask("???"), [hit(PAIRING)], "empty_question"),
        (ask("Which wine goes with octopus?"), [hit(PAIRING)], "weak_evidence"),
    ):
        reply = await writer(0.9).draft(question, hits)
        assert isinstance(reply, Refusal)
        assert reply.reason == reason


async def test_a_name_that_is_not_hidden_is_never_used(hit: Made) -> None:
    reply = await writer().draft(ask("How do I pair a lamp?", "Ada"), [hit(PAIRING)])
    assert isinstance(reply, Draft)
    assert reply.text.startswith("Hello,")
    assert ask("x").customer == NOTHING
