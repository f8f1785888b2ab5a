from random import Random

from stdnum import ean, isbn, luhn

from eval.generating.near_misses import NEAR_MISSES, near_miss


def test_it_works() -> None:
    random = Random(5)
    made = [near_miss(random) for _ in range(2000)]
    assert {sort for sort, _ in made} == set(NEAR_MISSES)
    assert len({phrase for _, phrase in made}) > 1000
    assert not any(mark in phrase for _, phrase in made for mark in "{}@^~")


def test_a_long_order_number_is_never_a_card() -> None:
    random = Random(6)
    phrases = [
        phrase for sort, phrase in (near_miss(random) for _ in range(3000)) if sort == "order"
    ]
    numbers = [phrase.split()[-1] for phrase in phrases]
    long = [number for number in numbers if number.isdecimal() and len(number) >= 12]
    assert len(long) > 20
    assert not any(luhn.is_valid(number) for number in long)


def test_books_and_goods_have_valid_numbers() -> None:
    random = Random(7)
    books = [phrase for sort, phrase in (near_miss(random) for _ in range(3000)) if sort == "book"]
    assert books
    for phrase in books:
        label, number = phrase.split()
        assert isbn.is_valid(number) if label == "ISBN" else ean.is_valid(number)
