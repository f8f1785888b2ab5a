from eval.benchmarks.drafting import run, sheet, tickets_of
from eval.progress import silently
from service.house import House

MESSAGES = ["I have moved house and nothing works any more."]


def test_it_works(house: House) -> None:
    tickets = tickets_of(["Pair a lamp", "Refunds and returns"], MESSAGES)
    measured = run(house.desk, 4, tickets, silently)
    assert measured.tickets == 2
    assert set(measured.steps) == {"redact", "search", "draft", "total"}
    steps = measured.steps
    assert 0 < float(steps["redact"]["p50"]) < float(steps["total"]["p50"])  # type: ignore[arg-type]
    assert "150 words among 4 passages" in sheet(measured).title


def test_a_ticket_has_150_words_and_its_question() -> None:
    [ticket] = tickets_of(["Pair a lamp"], MESSAGES)
    text = ticket.messages[0].text
    assert "Pair a lamp" in text
    assert 140 <= len(text.split()) <= 190
    assert tickets_of(["Pair a lamp"], MESSAGES) == [ticket]
