from redaction.entities import Entity
from redaction.recognizers.known import (
    Phrases,
    add_found,
    add_person,
    known_phones,
    known_values,
    whole_words,
)


def found(phrases: Phrases, text: str) -> list[str]:
    return [text[e.start : e.end] for e in phrases.find(text)]


def test_it_works() -> None:
    phrases = Phrases()
    phrases.add("EMAIL", "ada@example.com", 0.9)
    assert list(phrases.find("to ADA@example.com")) == [Entity(3, 18, "EMAIL", 0.9)]


def test_the_longest_value_wins() -> None:
    phrases = Phrases()
    add_person(phrases, "Anna Kovács", 0.9, any_case=True)
    assert found(phrases, "anna KOVACS and Kovács") == ["anna KOVACS", "KOVACS", "Kovács"]


def test_words_far_apart_are_no_value() -> None:
    phrases = Phrases()
    phrases.add("PERSON", "Anna Kovács", 0.9)
    assert found(phrases, "Anna --- Kovács") == []


def test_particles_and_titles_are_no_parts_of_a_name() -> None:
    phrases = Phrases()
    add_person(phrases, "Dr. Ludwig van Xyzw", 0.9, any_case=True)
    assert found(phrases, "the dr and the van of ludwig") == ["ludwig"]


def test_a_person_found_once_is_looked_for_with_a_capital_only() -> None:
    phrases = Phrases()
    add_found(phrases, "PERSON", "Zsombor", 0.9)
    assert found(phrases, "zsombor Zsombor ZSOMBOR") == ["Zsombor", "ZSOMBOR"]


def test_what_is_hardly_a_person_is_not_taken_to_pieces() -> None:
    phrases = Phrases()
    add_found(phrases, "PERSON", "Modulino Xyzw", 0.6)
    assert found(phrases, "Modulino, Modulino Xyzw") == ["Modulino Xyzw"]


def test_a_password_is_looked_for_to_the_letter() -> None:
    phrases = Phrases()
    add_found(phrases, "PASSWORD", "Secret1", 0.9)
    assert found(phrases, "secret1 Secret1") == ["Secret1"]


def test_short_values_and_cards_are_not_looked_for_again() -> None:
    phrases = Phrases()
    for kind, value in (("CVV", "1234"), ("PASSWORD", "abc"), ("CARD", "•••• 1111")):
        add_found(phrases, kind, value, 0.9)
    assert found(phrases, "1234 abc 1111") == []


def test_a_known_phone_within_a_longer_number_stays() -> None:
    assert list(known_phones("99306512345678", ["+36 30 651 2345"])) == []


def test_a_value_of_very_many_words_is_not_looked_for_again() -> None:
    phrases = Phrases()
    add_found(phrases, "SECRET", "ab " * 40, 0.9)
    assert found(phrases, "ab " * 50) == []


def values(text: str, *known: tuple[str, str]) -> list[str]:
    return [text[entity.start : entity.end] for entity in known_values(text, known)]


def test_a_known_value_is_found_to_the_last_sign() -> None:
    assert values("it is tr0ub4dor&3! now", ("PASSWORD", "Tr0ub4dor&3!")) == ["tr0ub4dor&3!"]
    assert values("4  Elm\nRoad", ("ADDRESS", "4 Elm Road")) == ["4  Elm\nRoad"]


def test_a_known_value_is_not_found_inside_a_word() -> None:
    assert values("annabel, anna1985, 12345, ••••", ("PERSON", "anna"), ("CVV", "•••")) == ["anna"]
    assert values("12345", ("ACCOUNT", "234")) == []
    assert values("我是王明", ("PERSON", "王明")) == ["王明"]


def test_a_span_is_widened_to_the_words_it_cuts() -> None:
    assert whole_words("my annabel1985 x", 5, 8) == (3, 10)
    assert whole_words("我是王明", 2, 3) == (2, 3)
    assert whole_words("ab", 0, 2) == (0, 2)


def test_a_secret_with_signs_at_its_ends_is_found_again() -> None:
    phrases = Phrases()
    phrases.add("PASSWORD", "%Hm3%fNLT_4V&", 0.9, any_case=False)
    text = "once more: %Hm3%fNLT_4V& or hm3%fnlt_4v"
    assert [text[e.start : e.end] for e in phrases.find(text)] == ["Hm3%fNLT_4V"]
