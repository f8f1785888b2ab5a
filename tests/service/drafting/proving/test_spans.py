from service.drafting.proving.spans import spans_of, step_number
from service.drafting.reading.units import Unit


def test_it_works(units: list[Unit]) -> None:
    spans = spans_of(units)
    assert [span.units for span in spans[: len(units)]] == [(unit,) for unit in units]
    assert all(len(span.units) == 2 for span in spans[len(units) :])


def test_what_two_units_say_is_what_each_says(units: list[Unit]) -> None:
    pair = spans_of(units)[len(units)]
    assert pair.content == pair.wording.content


def test_steps_know_their_numbers(units: list[Unit]) -> None:
    numbers = {unit.text: step_number(unit) for unit in units}
    assert numbers["Tap Reset."] == 2
    assert numbers["Do not unplug the hub while it updates."] is None
