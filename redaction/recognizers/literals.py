"""Text that already looks like a placeholder: hidden itself, so that no customer can forge one."""

from collections.abc import Collection, Iterator

from redaction.entities import Entity
from redaction.mentions import mentions
from redaction.recognizers.shapes import CERTAIN


def literals(text: str, kinds: Collection[str] = ()) -> Iterator[Entity]:
    """Find what looks like a placeholder, also one bent as models bend them if of these kinds.

    Whatever a vault would restore in a reply must not come from a customer's text: they could ask
    for ``PASSWORD_1``, and have it told.
    """
    for mention in mentions(text, kinds):
        yield Entity(mention.start, mention.end, "LITERAL", CERTAIN)
