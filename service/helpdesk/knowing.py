"""Read what a caller knows around a text: who asks, what was said before, which profile to use."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from redaction.context import Context, Known
from redaction.profiles import Profile
from redaction.text import LONGEST_TEXT
from service.errors import InvalidRequestError, TooLargeError, UnknownProfileError

_NAMES = """
    name names full_name display_name first_name last_name middle_name given_name family_name
    surname maiden_name nickname
"""
_EMAILS = "email emails e_mail mail email_address email_addresses"
_PHONES = "phone phones phone_number phone_numbers telephone tel mobile mobile_number cell fax"
_OTHERS = {
    "ADDRESS": "address addresses street postal_address billing_address shipping_address "
    "delivery_address home_address postcode postal_code zip zip_code",
    "LOCATION": "city town location place region county",
    "DATE_OF_BIRTH": "date_of_birth dob birth_date birthdate birthday born",
    "AGE": "age",
    "ORIGIN": "nationality ethnicity religion citizenship",
    "USERNAME": "username user_name user login handle nick screen_name",
    "PASSWORD": "password passcode pin",
    "ACCOUNT": "account account_id account_number customer customer_id customer_number customer_no "
    "client_id client_number member member_id member_number membership_number user_id external_id",
    "BOOKING": "booking booking_id booking_reference booking_number reservation pnr",
    "ORDER": "order order_id order_number order_no orders ticket_id invoice invoice_number "
    "tracking_number",
    "INSURANCE": "policy policy_id policy_number claim claim_id claim_number insurance "
    "insurance_number health_plan",
    "MEDICAL_RECORD": "mrn medical_record medical_record_number patient_id patient_number",
    "NATIONAL_ID": "ssn national_id social_security_number tax_id tin id_number id_card",
    "PASSPORT": "passport passport_number",
    "DRIVING_LICENCE": "driving_licence driving_license drivers_license driver_license",
    "LICENCE": "licence license licence_number license_number certificate certificate_number",
    "VEHICLE": "vin vehicle plate number_plate license_plate licence_plate registration",
    "DEVICE": "imei serial serial_number device device_id",
    "CARD": "card card_number credit_card",
    "EXPIRY": "expiry card_expiry expiry_date",
    "IBAN": "iban",
    "BANK_ACCOUNT": "bank_account bank_account_number sort_code routing_number",
    "WALLET": "wallet wallet_address",
    "IP": "ip ip_address",
    "MAC": "mac mac_address",
    "URL": "url website homepage profile_url",
}
_KIND_OF_KEY: Mapping[str, str] = {
    key: kind
    for kind, keys in {"PERSON": _NAMES, "EMAIL": _EMAILS, "PHONE": _PHONES, **_OTHERS}.items()
    for key in keys.split()
}
_SHORTEST = 2
"""Letters and digits below which a value says nothing: hiding each "7" would help nobody."""
_MOST_VALUES = 1_000
_DEEPEST = 2
_OWN_SIDE = frozenset({"customer", "user", "requester", "end_user", "visitor"})


def profile_named(name: str, profiles: Mapping[str, Profile]) -> Profile:
    """Find a profile.

    Raises UnknownProfileError, which names those there are.
    """
    if name not in profiles:
        raise UnknownProfileError(f"There is no such profile; there are {', '.join(profiles)}.")
    return profiles[name]


def context_from(asked: Mapping[str, Any]) -> Context:
    """Read ``known``, ``previous`` and ``history`` of a request, each of which may be missing.

    ``history`` is a list of texts, or of objects with a text and an author or role, the oldest
    first. Without ``previous``, the other side's last turn in it is taken.
    Raises InvalidRequestError, or TooLargeError; neither quotes the request.
    """
    turns = list(_turns(asked.get("history")))
    previous = asked.get("previous") or next(
        (text for author, text in reversed(turns) if author and author not in _OWN_SIDE), ""
    )
    if not isinstance(previous, str):
        raise InvalidRequestError("`previous` is no text.")
    if len(previous) + sum(len(text) for _, text in turns) > LONGEST_TEXT:
        raise TooLargeError(f"`previous` and `history` hold more than {LONGEST_TEXT:,} characters.")
    return Context(known_from(asked.get("known")), previous, tuple(text for _, text in turns))


def known_from(known: object) -> Known:
    """Read what is known of the requester: values, or lists of them, each under a telling key.

    ``name``, ``email`` and ``phone`` are looked for in all their spellings; what other keys hold
    is hidden as the kind that the key names, or as OTHER.
    Raises InvalidRequestError.
    """
    if known is None:
        return Known()
    if not isinstance(known, Mapping):
        raise InvalidRequestError("`known` is not an object.")
    found = list(dict.fromkeys([*_whole_name(known), *_values(known, "OTHER", 0)]))
    if len(found) > _MOST_VALUES:
        raise TooLargeError(f"`known` holds more than {_MOST_VALUES:,} values.")
    return Known(
        names=_of("PERSON", found),
        emails=_of("EMAIL", found),
        phones=_of("PHONE", found),
        others=tuple((k, v) for k, v in found if k not in {"PERSON", "EMAIL", "PHONE"}),
    )


def _whole_name(known: Mapping[Any, Any]) -> Iterator[tuple[str, str]]:
    """Join a first and a last name, so that both are one person."""
    first = known.get("first_name") or known.get("given_name")
    last = known.get("last_name") or known.get("family_name") or known.get("surname")
    if isinstance(first, str) and isinstance(last, str):
        yield "PERSON", f"{first} {last}"


def _of(kind: str, found: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(value for its_kind, value in found if its_kind == kind)


def _values(known: object, kind: str, depth: int) -> Iterator[tuple[str, str]]:
    """Yield each value with its kind; what an object in an object calls nothing keeps its kind."""
    if isinstance(known, Mapping) and depth <= _DEEPEST:
        for key, value in known.items():
            plain = str(key).strip().lower().replace("-", "_").replace(" ", "_")
            yield from _values(value, _KIND_OF_KEY.get(plain, kind), depth + 1)
    elif isinstance(known, list) and depth <= _DEEPEST:
        for value in known:
            yield from _values(value, kind, depth + 1)
    elif isinstance(known, str | int | float) and not isinstance(known, bool):
        value = str(known).strip()
        if sum(map(str.isalnum, value)) >= _SHORTEST:
            yield kind, value
    elif known is not None and not isinstance(known, bool):
        raise InvalidRequestError("`known` has a value that is neither text, number nor list.")


def _turns(history: object) -> Iterator[tuple[str, str]]:
    """Yield the author and the text of each turn; the author may be empty."""
    if history is None:
        return
    if not isinstance(history, list):
        raise InvalidRequestError("`history` is not a list.")
    for turn in history:
        parts = turn if isinstance(turn, dict) else {"text": turn}
        author, text = parts.get("author") or parts.get("role") or "", parts.get("text")
        if not isinstance(text, str) or not isinstance(author, str):
            raise InvalidRequestError("`history` has a turn that is no text, nor an object of one.")
        yield author.strip().lower(), text
