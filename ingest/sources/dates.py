"""Dates as editors write them."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from ingest.unreadable import UnreadableError

# 03/04/2024 is missing on purpose: half the world reads it as March, the other half as April.
_FORMATS = (
    "%Y/%m/%d", "%Y/%m/%d %H:%M:%S", "%Y-%m-%d %H:%M:%S %z", "%Y.%m.%d", "%d.%m.%Y",
    "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%b %d %Y",
)  # fmt: skip


def read_date(text: str) -> datetime:
    """Read a date, with a time or not; where no zone is named it is UTC.

    Takes ISO 8601, RFC 2822 (``Tue, 05 Mar 2024 09:00:00 +0100``), and days with the English name
    of the month. Raises UnreadableError for anything else.
    """
    for read in (datetime.fromisoformat, parsedate_to_datetime, _by_format):
        try:
            moment = read(text)
        except (ValueError, TypeError, OverflowError):
            continue
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    raise UnreadableError(
        f"Its date “{text[:60]}” cannot be told: write it as 2024-03-05 or 2024-03-05T09:00:00Z."
    )


def _by_format(text: str) -> datetime:
    for form in _FORMATS:
        try:
            return datetime.strptime(text, form)  # noqa: DTZ007 (read_date adds the zone)
        except ValueError:
            continue
    raise ValueError(text)
