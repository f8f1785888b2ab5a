from random import Random

import pytest

from eval.generating.national_ids import NATIONAL_IDS, NationalId


@pytest.mark.parametrize("one", NATIONAL_IDS.values(), ids=NATIONAL_IDS)
def test_it_works(one: NationalId) -> None:
    random = Random(7)
    numbers = [one.made(random) for _ in range(5)]
    assert all(one.is_valid(number) for number in numbers)
    assert all(one.is_valid(one.formatted(number)) for number in numbers)
    assert len(set(numbers)) > 1
    assert one.labels


def test_there_are_numbers_of_many_countries() -> None:
    assert len({one.country for one in NATIONAL_IDS.values()}) >= 50


def test_a_wrong_check_digit_is_noticed() -> None:
    one = NATIONAL_IDS["pl_pesel"]
    number = one.made(Random(1))
    assert not one.is_valid(number[:-1] + str((int(number[-1]) + 1) % 10))
