from hypothesis import given
from hypothesis import strategies as st

from service.drafting.proving.claims import claims


def test_it_works() -> None:
    assert claims("Open the settings, and then tap the red button.") == [
        "Open the settings",
        "tap the red button.",
    ]


def test_a_clause_that_says_too_little_stays_with_the_one_before() -> None:
    assert len(claims("Open the settings, and save.")) == 1


def test_a_list_of_things_is_one_claim() -> None:
    assert len(claims("You can use cards, vouchers and cash.")) == 1


@given(st.text(max_size=200))
def test_no_word_is_lost_but_the_joints(text: str) -> None:
    assert sum(len(piece) for piece in claims(text)) <= len(text) + 2 * len(claims(text))
