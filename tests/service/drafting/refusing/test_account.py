"""Questions about the customer's own state, beside those that an article can answer."""

import pytest

from service.drafting.refusing.account import asks_for_account_data


def test_it_works() -> None:
    assert asks_for_account_data("Where is my order?")
    assert not asks_for_account_data("How do I see where my order is?")


@pytest.mark.parametrize(
    "text",
    [
        "why was I charged twice?",
        "What's my balance?",
        "Has my refund been processed yet",
        "I haven't received my parcel",
        "When will my card arrive?",
        "Wo bleibt meine Bestellung?",
        "Où est ma commande ?",
        "¿Dónde está mi pedido?",
        "Dov'è il mio pacco?",
        "Waar blijft mijn bestelling?",
    ],
)
def test_no_article_knows_a_customers_own_state(text: str) -> None:
    assert asks_for_account_data(text)


@pytest.mark.parametrize(
    "text",
    [
        "How long does a refund take?",
        "How do I find out where my order is, and where is my refund?",
        "Where can I see my balance?",
        "Can I change the address of my order?",
        "What is the return policy?",
        "Wie kann ich meine Bestellung ändern?",
    ],
)
def test_an_article_may_say_how_to_see_it(text: str) -> None:
    assert not asks_for_account_data(text)
