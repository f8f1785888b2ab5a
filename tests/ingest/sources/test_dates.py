from datetime import UTC, datetime

import pytest

from ingest.sources.dates import read_date
from ingest.unreadable import UnreadableError


def test_it_works() -> None:
    assert read_date("2024-03-05T09:00:00+01:00") == datetime(2024, 3, 5, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-05",
        "2024-03-05T00:00:00Z",
        "20240305",
        "2024/03/05",
        "05.03.2024",
        "5 March 2024",
        "March 5, 2024",
        "Mar 5 2024",
        "Tue, 05 Mar 2024 00:00:00 +0000",
    ],
)
def test_it_reads_what_editors_write(text: str) -> None:
    assert read_date(text) == datetime(2024, 3, 5, tzinfo=UTC)


@pytest.mark.parametrize("text", ["last week", "03/04/2024", "2024-13-05", "{{ date }}", "0", ""])
def test_it_refuses_what_it_would_have_to_guess(text: str) -> None:
    with pytest.raises(UnreadableError, match="date"):
        read_date(text)
