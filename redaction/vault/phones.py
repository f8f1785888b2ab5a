"""Know a phone number with its country's code and without it as one."""

from collections import defaultdict

from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

from redaction.recognizers.legible import legible
from redaction.recognizers.shapes import digits

_SHORTEST_NATIONAL = 6
_LONGEST_CODE = 3


class Phones:
    """Finds which of a ticket's phone numbers a spelling means.

    "01632 960123" is "+44 1632 960123" unless the ticket has that national number in two countries.
    """

    def __init__(self) -> None:
        self._exactly: dict[str, str] = {}
        self._abroad: defaultdict[str, list[str]] = defaultdict(list)
        self._at_home: dict[str, str] = {}

    def find(self, raw: str) -> str | None:
        """Give a number's placeholder, if it has one."""
        whole, national = _read(raw)
        if whole in self._exactly:
            return self._exactly[whole]
        if national is None:
            alike = self._abroad.get(whole, [])
            return alike[0] if len(alike) == 1 else None
        met = self._at_home.get(national)
        return met if met and not self._abroad.get(national) else None

    def note(self, name: str, raw: str) -> None:
        """Keep another spelling of a number under its placeholder."""
        whole, national = _read(raw)
        self._exactly.setdefault(whole, name)
        if national is None:
            self._at_home.setdefault(whole, name)
        elif name not in self._abroad[national] and len(self._abroad[national]) < 2:  # noqa: PLR2004
            # Two are enough to know that the national number alone names neither.
            self._abroad[national].append(name)


def is_international(raw: str) -> bool:
    """Whether a number is written with its country's code."""
    return _read(raw)[1] is not None


def _read(raw: str) -> tuple[str, str | None]:
    """Reduce a number to its digits, without leading zeros, and to its national part.

    The national part is None for a number without a country's code (ITU-T E.164).
    """
    text = legible(raw).text.strip()
    figures = digits(text)
    whole = figures.lstrip("0")
    if not (text.lstrip("( ").startswith("+") or figures.startswith("00")):
        return whole or text, None
    for length in range(1, _LONGEST_CODE + 1):
        if whole[:length].isdigit() and int(whole[:length]) in COUNTRY_CODE_TO_REGION_CODE:
            national = whole[length:].lstrip("0")
            code = whole[:length]
            return code + national, national if len(national) >= _SHORTEST_NATIONAL else None
    return whole or text, None
