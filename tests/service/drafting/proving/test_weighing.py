from service.drafting.proving.spans import spans_of
from service.drafting.proving.weighing import SIGNS, signs, trained_weights
from service.drafting.proving.wording import read
from service.drafting.reading.units import Unit


def score(text: str, unit: Unit) -> float:
    return trained_weights().score(signs(read(text), spans_of([unit])[0]))


def test_it_works(units: list[Unit]) -> None:
    unit = next(unit for unit in units if unit.text.startswith("Do not unplug"))
    near = score("Do not unplug the hub.", unit)
    assert near > trained_weights().supported > score("Paint the fence at night.", unit)


def test_every_sign_has_a_weight() -> None:
    assert len(trained_weights().signs) == len(SIGNS)


def test_the_same_words_in_another_order_prove_less(units: list[Unit]) -> None:
    unit = next(unit for unit in units if unit.text.startswith("An account owner"))
    straight = "An account owner can reset the password of any member"
    assert score(straight, unit) > score("Member password reset owner account", unit)
