from service.drafting.proving.wording import LONGEST, evenly_spelt, read, stem


def test_it_works() -> None:
    assert read("Tap the red button").content == read("press the RED buttons").content


def test_contractions_and_dashes_are_spelt_evenly() -> None:
    assert evenly_spelt("You can\u2019t, won't, isn't \u2013 I've") == (
        "You can not, will not, is not - I"
    )


def test_words_that_mean_the_same_have_one_stem() -> None:
    assert stem("deleted") == stem("removes") == stem("erase")
    assert stem("disabled") == stem("deactivate") != stem("enabled")
    assert read("sign in").content == read("log into").content


def test_an_amount_is_no_telling_word() -> None:
    assert read("within thirty days").content == frozenset()


def test_of_a_long_text_the_beginning_is_read() -> None:
    assert len(read("word " * 1_000_000).text) == LONGEST
