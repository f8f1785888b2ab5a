from retrieval.questions.words import telling, words


def test_it_works() -> None:
    assert telling("How do I reset the Hub, please? The hub!") == ["reset", "hub"]


def test_apostrophes_are_straight_and_hidden_values_gone() -> None:
    assert words("<PERSON_1> Can\u2019t") == ["can't"]
