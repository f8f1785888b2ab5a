from service.drafting.proving.ordering import out_of_order, turns_back
from service.drafting.proving.proof import Proof
from service.drafting.reading.units import Unit


def proofs(units: list[Unit], *texts: str) -> list[Proof]:
    by_text = {unit.text: unit for unit in units}
    return [Proof("supported", 1.0, (by_text[text].citation(),)) for text in texts]


def test_it_works(units: list[Unit]) -> None:
    told = proofs(units, "Tap Reset.", "Open Settings.", "Hold the button for 10 seconds.")
    assert list(out_of_order(told, units)) == [1]


def test_a_step_left_out_is_no_other_order(units: list[Unit]) -> None:
    told = proofs(units, "Open Settings.", "Hold the button for 10 seconds.")
    assert not list(out_of_order(told, units))


def test_sentences_that_are_no_steps_have_no_order(units: list[Unit]) -> None:
    assert not turns_back(reversed([unit for unit in units if unit.mark == "sentence"]))
