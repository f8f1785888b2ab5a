"""The 18 identifiers that HIPAA's Safe Harbor takes out, and health facts beside a person.

Source: 45 CFR 164.514(b)(2)(i), (A) to (R),
https://www.ecfr.gov/current/title-45/section-164.514#p-164.514(b)(2).
"""

import re

from redaction.profiles.rules import Profile, hide, keep
from redaction.recognizers.shapes import POSSIBLE

_OLDEST_SHOWN = 89
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_NUMBER = re.compile(r"\d{1,4}")


def _up_to_89(age: str) -> bool:
    """Tell an age that Safe Harbor leaves in; one without a figure is not believed."""
    figures = [int(figure) for figure in _NUMBER.findall(age)]
    return bool(figures) and max(figures) <= _OLDEST_SHOWN


def _only_a_year(date: str) -> bool:
    return _YEAR.fullmatch(date.strip()) is not None


HIPAA = Profile(
    name="hipaa",
    about="Hides the 18 identifiers of Safe Harbor, 45 CFR 164.514(b)(2)(i), and health facts "
    "beside a person. Two of the 18 are no text: biometric identifiers (P) and photographs of "
    "faces (Q); links to them are hidden as URL.",
    least_score=POSSIBLE,
    rules={
        "PERSON": hide("(A) Names."),
        "EMAIL": hide("(F) E-mail addresses."),
        "PHONE": hide("(D) Telephone numbers, (E) fax numbers."),
        "ADDRESS": hide(
            "(B) Anything smaller than a state. Also the first three digits of a ZIP code, which "
            "may stay in places of over 20,000 people: which these are changes with each census."
        ),
        "COORDINATES": hide("(B) Geocodes."),
        "LOCATION": hide("(B) Cities, counties, precincts. States stay."),
        "DATE_OF_BIRTH": hide("(C) Also its year, which may show an age over 89."),
        "DATE": hide(
            "(C) All of a date but the year: a year that stands alone stays.", _only_a_year
        ),
        "AGE": hide("(C) Ages over 89; others stay.", _up_to_89),
        "ORIGIN": keep("Is none of the 18; many people share it."),
        "HEALTH": hide(
            "Safe Harbor lets it stay; hidden, for beside a person it is protected health "
            "information (45 CFR 160.103)."
        ),
        "NATIONAL_ID": hide("(G) Social security numbers, (R) those of other states."),
        "PASSPORT": hide("(K) Certificate and licence numbers."),
        "DRIVING_LICENCE": hide("(K) Certificate and licence numbers."),
        "LICENCE": hide("(K) Certificate and licence numbers."),
        "MEDICAL_RECORD": hide("(H) Medical record numbers."),
        "INSURANCE": hide("(I) Health plan beneficiary numbers."),
        "VEHICLE": hide("(L) Vehicle identifiers, serial numbers and licence plates."),
        "DEVICE": hide("(M) Device identifiers and serial numbers."),
        "CARD": hide("(J) Account numbers. Not even the last four digits are kept."),
        "CVV": hide("(J) Account numbers. Never kept at all."),
        "EXPIRY": hide("(C) A date, beside (J) an account number."),
        "IBAN": hide("(J) Account numbers."),
        "BANK_ACCOUNT": hide("(J) Account numbers."),
        "WALLET": hide("(J) Account numbers."),
        "ACCOUNT": hide("(J) Account numbers."),
        "BOOKING": hide("(R) Any other unique number or code."),
        "ORDER": hide("(R) Any other unique number or code."),
        "USERNAME": hide("(R) Any other unique characteristic or code."),
        "PASSWORD": hide("(R) Any other code; opens an account."),
        "SECRET": hide("(R) Any other code; opens an account or a system."),
        "SECRET_URL": hide("(N) Web addresses."),
        "URL": hide("(N) Web addresses, also those of photographs (Q)."),
        "IP": hide("(O) IP addresses."),
        "MAC": hide("(M) Device identifiers."),
        "OTHER": hide("(R) Any other characteristic that the helpdesk keeps with this person."),
        "LITERAL": hide("Nobody may forge a placeholder."),
    },
)
