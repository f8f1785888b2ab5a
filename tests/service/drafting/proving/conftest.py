"""An article about passwords, refunds and a lamp, as units."""

from collections.abc import Callable

import pytest

from retrieval.articles import Article
from service.drafting.reading.replies import all_units, passages_of
from service.drafting.reading.units import Unit

TEXT = """\
# Reset a password

An account owner can reset the password of any member in **Settings > Members**. Refunds are paid
within 30 days of the purchase, on annual plans only. You can return a lamp within 30 working days
of delivery. Shipping costs £5 and takes up to 2 hours. Do not unplug the hub while it updates. On
iOS, open the app and allow notifications. Two-step verification is enabled for all accounts. We
will refund you within 14 days after the parcel arrives. Unless the lamp is registered, the warranty
lasts 12 months.

1. Open **Settings**.
2. Tap **Reset**.
3. Hold the button for 10 seconds.
"""

Read = Callable[..., list[Unit]]


@pytest.fixture
def read_units() -> Read:
    def make(text: str) -> list[Unit]:
        article = Article("reset", "Passwords", text, url="https://help.acme.example/reset")
        return all_units(passages_of(article))

    return make


@pytest.fixture
def units(read_units: Read) -> list[Unit]:
    return read_units(TEXT)
