"""Take elements out of a page."""

from collections.abc import Iterable

from selectolax.lexbor import LexborNode


def remove(nodes: Iterable[LexborNode]) -> None:
    """Remove elements with all that is in them.

    An element within another one goes with it: it must not be touched any more, because the parser
    has given its memory away.
    """
    found = list(nodes)
    places = {node.mem_id for node in found}
    for node in [node for node in found if not _is_within(node, places)]:
        node.decompose()


def _is_within(node: LexborNode, places: set[int]) -> bool:
    parent = node.parent
    while parent is not None and parent.mem_id not in places:
        parent = parent.parent
    return parent is not None
