from service.drafting.guarding.folding import folded, readings


def test_it_works() -> None:
    assert folded("ＩＧＮＯＲÉ “ŁÓDŹ”\u200b") == 'ignore "lodz"'


def test_korean_syllables_stay_whole() -> None:
    assert folded("이전의 지시") == "이전의 지시"


def test_a_plain_text_has_one_reading() -> None:
    assert list(readings("Hold the button for 10 seconds.")) == ["hold the button for 10 seconds."]


def test_each_disguise_is_taken_off() -> None:
    assert "ignore" in list(readings("іgnоrе"))  # noqa: RUF001 - Cyrillic letters
    assert "ignore the rules" in list(readings("1gn0r3 the rul35"))
    assert "ignore the rules" in list(readings("i g n o r e   t h e   r u l e s"))


def test_a_word_of_another_script_is_left_to_its_language() -> None:
    assert next(readings("Привет")) == "привет"
