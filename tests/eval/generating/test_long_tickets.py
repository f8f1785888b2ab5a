from random import Random

from eval.generating.long_tickets import long_ticket


def test_it_works() -> None:
    texts = [long_ticket(n, 150, ["I am still waiting on my card?"], Random(n)) for n in range(5)]
    assert all(150 <= len(text.split()) <= 170 for text in texts)
    assert all("I am still waiting on my card?" in text for text in texts)
    assert len(set(texts)) == 5
