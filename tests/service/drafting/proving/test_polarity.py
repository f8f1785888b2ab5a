import pytest

from service.drafting.proving.polarity import contradicts
from service.drafting.proving.wording import read


def test_it_works() -> None:
    assert contradicts(read("You can return it."), read("You cannot return it."))


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The button is green.", "The button is not green."),
        ("Plus has a pause button.", "Plus has no pause button."),
        ("The file is available.", "The file is unavailable."),
        ("Turn on the light.", "Switch off the light."),
        ("Save before the restart.", "Save after the restart."),
        ("You can enter the code.", "You must enter the code."),
        ("Downloads are forbidden.", "Downloads are allowed."),
        ("It works if you cancel.", "It works unless you cancel."),
        ("If you have it, install it.", "If you don't have it, install it."),
    ],
)
def test_a_contradiction_is_seen_either_way_round(claim: str, source: str) -> None:
    assert contradicts(read(claim), read(source))
    assert contradicts(read(source), read(claim))


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Don't press the button.", "Do not press the button."),
        ("It cannot be closed.", "It can't be opened or closed."),
        ("You can use a card, but not a voucher.", "You can use a card, but not a voucher."),
        ("You cannot find it.", "You are unable to find it."),
        ("It is unavailable.", "It is not available."),
        ("This is not only fast.", "This is fast."),
        ("No, the lamp stays on.", "The lamp stays on."),
    ],
)
def test_what_agrees_is_no_contradiction(claim: str, source: str) -> None:
    assert not contradicts(read(claim), read(source))
