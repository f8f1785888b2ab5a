"""Keep orders out of what is read, and links, markup and other people's data in."""

from service.drafting.guarding.asking import disarmed, only_orders, without_orders
from service.drafting.guarding.guard import Guard
from service.drafting.guarding.invisible import visible
from service.drafting.guarding.leaving import leaves_safely
from service.drafting.guarding.links import host_of
from service.drafting.guarding.orders import is_aimed_at_model
from service.drafting.guarding.quoting import quotable

__all__ = [
    "Guard",
    "disarmed",
    "host_of",
    "is_aimed_at_model",
    "leaves_safely",
    "only_orders",
    "quotable",
    "visible",
    "without_orders",
]
