"""Tell a question about this customer's own account from one that an article can answer."""

from service.drafting.refusing.phrases import phrases
from service.drafting.refusing.plainly import plainly


def asks_for_account_data(text: str) -> bool:
    """Whether a message asks about the customer's own state, which no article can know.

    "Where is my order?" does; "How do I see where my order is?" asks for an article.
    """
    own, how = phrases()["account_data"], phrases()["asks_how"]
    sentences = plainly(text).split(" . ")
    return any(own.search(one) is not None and how.search(one) is None for one in sentences)
