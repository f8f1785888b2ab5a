"""What a library may hold after changes that returned, and one that was cut short."""

from collections.abc import Iterable

from eval.faults.working import Change
from eval.faults.world import Versions


def after(versions: Versions, done: Iterable[Change]) -> dict[str, int]:
    """Say what a library holds after changes that returned."""
    held = dict(versions)
    for change in done:
        if change.kind == "sync":
            held = dict(change.versions)
        elif change.kind == "put":
            held |= change.versions
        elif change.kind == "remove":
            held = {one: held[one] for one in held if one not in change.versions}
    return held


def is_explained(before: Versions, change: Change | None, found: Versions) -> bool:
    """Tell whether a library may hold this, if only this change was cut short.

    A put or a removal happened wholly or not at all. A sync may have put some of its articles, and
    removes the others at once, after it has put them all.
    """
    if found == before:
        return True
    if change is None or change.kind == "rebuild":
        return False
    whole = after(before, [change])
    if change.kind != "sync":
        return found == whole
    if found == whole:
        return True
    is_all_there = before.keys() <= found.keys()
    return is_all_there and all(
        version in (before.get(one), whole.get(one)) for one, version in found.items()
    )
