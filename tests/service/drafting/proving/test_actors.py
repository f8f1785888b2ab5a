import pytest

from service.drafting.proving.actors import differs
from service.drafting.proving.wording import read

NOTHING: frozenset[str] = frozenset()


def test_it_works() -> None:
    source = read("The account owner can delete the garden.")
    assert differs(read("You can delete the garden."), source, NOTHING)


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("A manager must open the settings.", "Open the settings."),
        ("Your bank can change the card.", "You can change the card."),
        ("We release the amount.", "The bank releases the amount."),
        ("Delete the garden.", "Only the owner can delete the garden."),
        ("You will send the parcel.", "We will send the parcel."),
        ("A guest can invite a member.", "A member can invite a guest."),
    ],
)
def test_another_actor_is_seen(claim: str, source: str) -> None:
    assert differs(read(claim), read(source), NOTHING)


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("You can open the settings.", "Open the settings."),
        ("As the owner, you can delete it.", "The owner can delete it."),
        ("It is released by the bank.", "The bank releases it."),
        ("A copy is sent.", "We send a copy."),
        ("They sell lamps.", "The company is a seller and sells lamps."),
    ],
)
def test_the_same_actor_said_otherwise_is_no_other(claim: str, source: str) -> None:
    assert not differs(read(claim), read(source), NOTHING)


def test_a_role_that_was_named_before_may_act() -> None:
    claim, source = read("The owner can open the settings."), read("Open the settings.")
    assert not differs(claim, source, read("Ask the owner.").stems)
