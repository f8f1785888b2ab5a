from collections.abc import Callable

import pytest

from redaction.recognizers.dates import RECOGNIZERS

Find = Callable[[object, str], list[tuple[str, str]]]


def test_it_works(find: Find) -> None:
    assert find(RECOGNIZERS, "DOB: 12/03/1985") == [("DATE_OF_BIRTH", "12/03/1985")]


@pytest.mark.parametrize(
    "value",
    [
        "2024-05-12",
        "2024/5/12",
        "12/05/2024",
        "12.5.2024",
        "12. 5. 2024",
        "5-12-24",
        "12 May 2024",
        "12th of May 2024",
        "12-May-2024",
        "May 12, 2024",
        "May 12th",
        "Sept 3 2023",
        "12 mai 2024",
        "12. Mai 2024",
        "12 de mayo de 2024",
        "12 maja 2024",
        "2024. május 12",
        "March 2021",
    ],
)
def test_it_finds_each_date(find: Find, value: str) -> None:
    assert find(RECOGNIZERS, f"x {value} x") == [("DATE", value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("I was born on 4 May 1990 in", "4 May 1990"),
        ("date of birth is March 12, 1985", "March 12, 1985"),
        ("dob 1/2/80", "1/2/80"),
        ("my birthday is 12 May", "12 May"),
        ("born in 1987", "1987"),
        ("birthdate 19850312", "19850312"),
        ("Geburtsdatum: 12.03.1985", "12.03.1985"),
        ("geboren am 12. März 1985", "12. März 1985"),
        ("date de naissance : 12/03/1985", "12/03/1985"),
        ("née le 12 mars 1985", "12 mars 1985"),
        ("fecha de nacimiento 12-03-1985", "12-03-1985"),
        ("data di nascita 12/03/1985", "12/03/1985"),
        ("data de nascimento: 12/03/1985", "12/03/1985"),
        ("geboortedatum 12-03-1985", "12-03-1985"),
        ("data urodzenia 12.03.1985", "12.03.1985"),
        ("születési dátum: 1985.03.12", "1985.03.12"),
    ],
)
def test_it_finds_each_date_of_birth(find: Find, text: str, value: str) -> None:
    assert find(RECOGNIZERS, text) == [("DATE_OF_BIRTH", value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("I'm 34 years old", "34"),
        ("a 60-year-old", "60"),
        ("my son, aged 7,", "7"),
        ("34yo male", "34"),
        ("age: 51", "51"),
        ("I am 34.", "34"),
        ("she turned 18", "18"),
        ("ich bin 34 Jahre alt", "34"),
        ("j'ai 34 ans", "34"),
        ("tengo 34 años", "34"),
        ("34 éves vagyok", "34"),
    ],
)
def test_it_finds_each_age(find: Find, text: str, value: str) -> None:
    assert find(RECOGNIZERS, text) == [("AGE", value)]


def test_it_finds_a_year_after_a_word_of_time(find: Find) -> None:
    assert find(RECOGNIZERS, "a customer since 2019") == [("DATE", "2019")]


@pytest.mark.parametrize(
    "text",
    [
        "at 10:30",
        "version 1.2.24",
        "you may 5 of them",
        "2 in 1",
        "$12.05.24",
        "born to run",
        "my laptop is 3 kg",
        "I'm 5 minutes late",
        "the age of 4K",
        "RTX 2080",
        "ISO 2019:1",
    ],
)
def test_it_leaves_the_rest(find: Find, text: str) -> None:
    assert find(RECOGNIZERS, text) == []
