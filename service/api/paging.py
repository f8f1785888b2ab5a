"""Spell where a page of a list ended, so that a caller can ask for the one after it."""

import base64
import binascii
from datetime import UTC, datetime

from service.errors import InvalidRequestError
from service.model.kept import Cursor


def spell_cursor(cursor: Cursor) -> str:
    """Spell a cursor for an address."""
    plain = f"{cursor.updated_at.isoformat()} {cursor.id}"
    return base64.urlsafe_b64encode(plain.encode()).decode()


def cursor_of(text: str) -> Cursor:
    """Read a cursor.

    Raises InvalidRequestError.
    """
    try:
        moment, _, one_id = base64.urlsafe_b64decode(text).decode().partition(" ")
        return Cursor(datetime.fromisoformat(moment).astimezone(UTC), one_id)
    except (binascii.Error, ValueError, OverflowError):
        raise InvalidRequestError("That cursor is not one of ours.") from None
