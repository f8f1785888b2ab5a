import pytest

from service.drafting.proving.promising import promised
from service.drafting.proving.wording import read


def test_it_works() -> None:
    assert promised("I have refunded you.")


@pytest.mark.parametrize(
    "text",
    [
        "I've escalated this to our billing team.",
        "We'll call you back tomorrow.",
        "Our support team will contact you shortly.",
        "I am processing your refund now.",
        "We have gone ahead and cancelled your subscription.",
        "Your ticket has been forwarded.",
        "Your refund is on its way.",
        "Let me check that for you.",
        "I will make sure that it is fixed.",
        "We guarantee delivery tomorrow.",
        "Consider it done.",
        "One of our specialists will reach out to you.",
        "I\u2019ve just reset your password.",
        "We would be happy to refund you.",
    ],
)
def test_a_deed_or_a_commitment_of_the_desk_is_a_promise(text: str) -> None:
    assert promised(text)


@pytest.mark.parametrize(
    "text",
    [
        "I am happy to help.",
        "Let me know if it works.",
        "We send a reminder 30 days before.",
        "You can cancel your plan at any time.",
        "We cannot refund a plan from the App Store.",
        "I understand that you want a refund.",
        "The carrier will contact you.",
    ],
)
def test_courtesy_and_rules_are_no_promise(text: str) -> None:
    assert not promised(text)


def test_what_the_article_promises_may_be_told() -> None:
    source = read("We will refund you within 14 days.")
    assert not promised("We will refund you within 14 days.", source)
    assert promised("I have refunded you.", source)
    assert promised("We have refunded you.", source)
