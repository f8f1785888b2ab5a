from service.drafting.reading.signposts import is_note, leads_elsewhere, points_away


def test_it_works() -> None:
    assert leads_elsewhere("[Back to top](#top)", "Back to top")
    assert leads_elsewhere("Learn how to pair.", "Learn how to pair.")
    assert leads_elsewhere("This article explains returns.", "This article explains returns.")
    assert not leads_elsewhere("Press the button.", "Press the button.")


def test_a_sentence_that_only_says_where_to_read_on_is_none() -> None:
    assert leads_elsewhere("See [Returns](r.md).", "See Returns.")
    assert leads_elsewhere("It is explained in [Returns](r.md).", "It is explained in Returns.")
    assert not leads_elsewhere("Wait; see [Returns](r.md).", "Wait; see Returns.")


def test_what_stands_elsewhere_on_the_page_is_noticed() -> None:
    assert points_away("See the table below.")
    assert points_away("Click here to begin.")
    assert not points_away("The valve closes below 2 degrees.")


def test_notes_are_told_by_their_mark() -> None:
    assert is_note("> [!WARNING]\n> Hot.")
    assert is_note("**Note:** it is hot.")
    assert not is_note("Notebooks are hot.")


def test_long_text_takes_little_time() -> None:
    for text in ("see " * 250_000, "[" * 1_000_000, "in this " * 100_000):
        assert leads_elsewhere(text, text) in (True, False)
        assert points_away(text) in (True, False)
