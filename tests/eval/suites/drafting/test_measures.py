from eval.suites.drafting.measures import first_sentences, key_facts, token_f1


def test_it_works() -> None:
    assert token_f1("Hold the button.", ["hold a button"]) == 1.0
    assert token_f1("Hold it", ["hold button", "wait"]) == 0.5
    assert token_f1("", ["hold"]) == 0.0


def test_key_facts_are_words_and_figures() -> None:
    assert key_facts("Buttons held: 10 seconds, and more", ["Hold the button 10 seconds"]) == 0.75
    assert key_facts("nothing", [""]) == 1.0


def test_sentences_are_counted_and_not_points() -> None:
    assert first_sentences("Wait 2.5 seconds. Press. Go. Run.", 2) == "Wait 2.5 seconds. Press."
