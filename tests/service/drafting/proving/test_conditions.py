import pytest

from service.drafting.proving.conditions import drops
from service.drafting.proving.wording import read


def test_it_works() -> None:
    claim = read("The plan is paused.")
    assert drops(claim, read("If a payment fails, the plan is paused."), claim)


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("You can return it.", "You can return it within 30 days."),
        ("You can return the lamp.", "You can return the lamp unless it was opened."),
        ("Refunds are paid.", "Refunds are paid on annual plans only."),
        ("Open the app.", "On iOS, open the app."),
        ("Sales tax is added.", "In the US, sales tax is added."),
        ("The hub opens outgoing connections.", "The hub opens outgoing connections only."),
        ("Choose the garden.", "Choose the garden if you have more than one."),
    ],
)
def test_a_condition_left_out_is_seen(claim: str, source: str) -> None:
    assert drops(read(claim), read(source), read(claim))


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("You can return it within thirty days.", "You can return it within 30 days."),
        ("If it fails, the plan is paused.", "The plan is paused if it fails."),
        ("The hub restarts.", "Tap Reset. If the lamp is red, wait an hour."),
        ("He sold the house.", "In 2011, he sold the house."),
    ],
)
def test_a_condition_that_is_kept_or_of_another_clause_is_none(claim: str, source: str) -> None:
    assert not drops(read(claim), read(source), read(claim))
