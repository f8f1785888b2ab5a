from service.drafting.proving.judging import Reply, judge, nearest
from service.drafting.proving.spans import spans_of
from service.drafting.proving.weighing import trained_weights
from service.drafting.proving.wording import read
from service.drafting.reading.units import Unit


def test_it_works(units: list[Unit]) -> None:
    claim = "Do not unplug the hub while it updates."
    found = judge(claim, claim, spans_of(units), trained_weights(), Reply())
    assert found is not None
    assert (found.span.units[0].text, found.faults) == (claim, ())


def test_two_units_are_looked_at_only_where_they_hold_more(units: list[Unit]) -> None:
    alone = nearest(read("Do not unplug the hub while it updates."), spans_of(units))
    assert len(alone[0].units) == 1
    both = nearest(read("Shipping costs £5; do not unplug the hub."), spans_of(units))
    assert len(both[0].units) == 2


def test_without_spans_there_is_no_finding() -> None:
    assert judge("Anything", "Anything", [], trained_weights(), Reply()) is None
