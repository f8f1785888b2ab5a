"""The structured kinds of personal data: how each is made, spelled and called."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from eval.generating import spelling, values
from eval.generating.national_ids import NATIONAL_IDS, NationalId
from eval.generating.spelling import ANY, DIGITS, LETTERS, Spell, groups


@dataclass(frozen=True, slots=True)
class Family:
    """One sort of value: its kind, its maker, its spellings by name, and what people call it.

    An evident value gives itself away, by a checksum or a shape; any other needs a label before it,
    as no reader could tell it from an order's number. ``opaque`` are the spellings of evident
    values that need one all the same.
    """

    name: str
    kind: str
    make: values.Make
    spellings: Mapping[str, Spell]
    labels: tuple[str, ...]
    evident: bool = False
    opaque: frozenset[str] = field(default_factory=frozenset)

    def needs_label(self, spelled: str) -> bool:
        """Whether a value in a spelling means nothing without a label."""
        return not self.evident or spelled in self.opaque


_OPAQUE_PHONE = ("without separators", "every character apart", "slashes", "dots")
_PHONE_LABELS = (
    "phone",
    "phone number",
    "mobile",
    "cell",
    "tel.",
    "Tel",
    "call me at",
    "my number",
)
_IP_LABELS = ("IP", "IP address", "my ip", "client ip", "remote address")


_NUMBERS = {**ANY, **DIGITS}
_BOTH = {**_NUMBERS, **LETTERS}


def _contact() -> tuple[Family, ...]:
    """Cards and accounts, and where to reach somebody."""
    return (
        Family(
            "card",
            "CARD",
            values.card,
            {**_NUMBERS, **groups(4)},
            ("card", "card number", "credit card", "Visa", "debit card no."),
            evident=True,
        ),
        Family(
            "iban",
            "IBAN",
            values.iban,
            {**_BOTH, **groups(4)},
            ("IBAN", "bank account", "account number", "Kontonummer"),
            evident=True,
        ),
        Family(
            "email",
            "EMAIL",
            values.email,
            {**ANY, **LETTERS, **spelling.EMAIL},
            ("email", "e-mail", "mail", "email address", "write to"),
            evident=True,
        ),
        Family(
            "phone", "PHONE", values.phone, {**_NUMBERS, **_phones()}, _PHONE_LABELS, evident=True
        ),
        Family(
            "national phone",
            "PHONE",
            values.national_phone,
            {**_NUMBERS, **_phones()},
            _PHONE_LABELS,
        ),
    )


def _machines() -> tuple[Family, ...]:
    """Addresses of machines, and what opens them."""
    return (
        Family(
            "ipv4",
            "IP",
            values.ipv4,
            {**_NUMBERS, **spelling.IPV4},
            _IP_LABELS,
            evident=True,
            opaque=frozenset(("spelled dots", "spaced dots", "zero padded", "dots in parentheses")),
        ),
        Family("ipv6", "IP", values.ipv6, {**_BOTH, **spelling.IPV6}, _IP_LABELS, evident=True),
        Family(
            "mac",
            "MAC",
            values.mac,
            {**_BOTH, **spelling.MAC},
            ("MAC", "MAC address", "hardware address", "physical address", "wifi mac"),
            evident=True,
            opaque=frozenset(("bare", "halves", "spaces")),
        ),
        Family(
            "secret",
            "SECRET",
            values.secret,
            {**ANY, **spelling.SECRET},
            ("API key", "token", "secret", "access token", "key"),
            evident=True,
            opaque=frozenset(("zero-width spaces between", "full width")),
        ),
    )


def _papers() -> tuple[Family, ...]:
    """Papers, vehicles and devices."""
    return (
        Family(
            "passport",
            "PASSPORT",
            values.passport,
            {**_BOTH, **groups(3)},
            ("passport", "passport number", "passport no.", "Passport No", "Reisepass"),
        ),
        Family(
            "driving licence",
            "DRIVING_LICENCE",
            values.driving_licence,
            {**_BOTH, **groups(4)},
            (
                "driving licence",
                "driver's license",
                "driver license number",
                "DL no.",
                "licence number",
            ),
        ),
        Family(
            "plate",
            "VEHICLE",
            values.plate,
            {**_BOTH, **groups(3)},
            ("license plate", "number plate", "registration", "plate", "car reg"),
        ),
        Family(
            "vin",
            "VEHICLE",
            values.vin,
            {**_BOTH, **groups(3, 6, 8)},
            ("VIN", "vehicle identification number", "chassis number", "VIN number"),
        ),
        Family(
            "imei",
            "DEVICE",
            values.imei,
            {**_NUMBERS, **groups(2, 6, 6, 1)},
            ("IMEI", "IMEI number", "imei no.", "device IMEI"),
        ),
    )


def _phones() -> dict[str, Spell]:
    return {
        **_separators(),
        "double zero": lambda v: v.replace("+", "00"),
        "prefix in parentheses": lambda v: v.replace(" ", ") ", 1).replace("+", "(+"),
        "tel link": lambda v: f"tel:{v.replace(' ', '-')}",
    }


def _separators() -> dict[str, Spell]:
    marks = {
        "dashes": "-",
        "dots": ".",
        "slashes": "/",
        "no-break spaces": spelling.NO_BREAK_SPACE,
        "narrow spaces": spelling.NARROW_SPACE,
        "en dashes": spelling.EN_DASH,
        "nothing": "",
        "double spaces": "  ",
        "line break": "\n",
    }
    return {f"parted by {name}": spelling.replaced(" ", mark) for name, mark in marks.items()}


def _national(one: NationalId) -> Family:
    return Family(
        name=one.name,
        kind="NATIONAL_ID",
        make=one.made,
        spellings={
            **ANY,
            **DIGITS,
            **LETTERS,
            "as the country writes it": one.formatted,
            **groups(3),
        },
        labels=one.labels,
    )


_NATIONAL_IDS = tuple(_national(one) for one in NATIONAL_IDS.values())

FAMILIES: Mapping[str, Family] = {
    family.name: family for family in (*_contact(), *_machines(), *_papers(), *_NATIONAL_IDS)
}
"""Every family by its name."""
