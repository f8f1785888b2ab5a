"""Everything that identifies a person by itself or with other data, and special categories.

Source: Regulation (EU) 2016/679, articles 4(1), 9(1) and 87, recitals 26 and 30,
https://eur-lex.europa.eu/eli/reg/2016/679/oj.
"""

from redaction.profiles.rules import Profile, hide
from redaction.recognizers.shapes import POSSIBLE

_DIRECT = "Identifies directly (art. 4(1): {})."
_INDIRECT = "Identifies indirectly (art. 4(1), recital 26): {}."
_SPECIAL = "Special category (art. 9(1)): {}."

GDPR_STRICT = Profile(
    name="gdpr_strict",
    about="Hides every direct and indirect identifier of GDPR art. 4(1) and the special "
    "categories of art. 9(1): all kinds. An answer sees products, amounts and words.",
    least_score=POSSIBLE,
    rules={
        "PERSON": hide(_DIRECT.format("a name")),
        "EMAIL": hide(_DIRECT.format("an online identifier")),
        "PHONE": hide(_DIRECT.format("an identification number")),
        "ADDRESS": hide(_DIRECT.format("location data")),
        "COORDINATES": hide(_DIRECT.format("location data")),
        "LOCATION": hide(_INDIRECT.format("a town narrows down who it is")),
        "DATE_OF_BIRTH": hide(_INDIRECT.format("with a town it is often one person")),
        "DATE": hide(_INDIRECT.format("what happened when can be looked up")),
        "AGE": hide(_INDIRECT.format("with a town it narrows down who it is")),
        "ORIGIN": hide(_SPECIAL.format("origin, beliefs, opinions")),
        "HEALTH": hide(_SPECIAL.format("data concerning health")),
        "NATIONAL_ID": hide(_DIRECT.format("an identification number; see also art. 87")),
        "PASSPORT": hide(_DIRECT.format("an identification number")),
        "DRIVING_LICENCE": hide(_DIRECT.format("an identification number")),
        "LICENCE": hide(_INDIRECT.format("who issued it knows whose it is")),
        "MEDICAL_RECORD": hide(_SPECIAL.format("data concerning health, and a patient's number")),
        "INSURANCE": hide(_DIRECT.format("an identification number")),
        "VEHICLE": hide(_INDIRECT.format("registers tell whose it is")),
        "DEVICE": hide(_INDIRECT.format("recital 30, identifiers of devices")),
        "CARD": hide("Names one account. Not even the last four digits are kept."),
        "CVV": hide("Pays with a card. Never kept at all."),
        "EXPIRY": hide(_INDIRECT.format("narrows down a card")),
        "IBAN": hide(_DIRECT.format("an identification number")),
        "BANK_ACCOUNT": hide(_DIRECT.format("an identification number")),
        "WALLET": hide(_INDIRECT.format("shows every payment its owner made")),
        "ACCOUNT": hide(_DIRECT.format("an identification number")),
        "BOOKING": hide(_INDIRECT.format("the company knows whose it is")),
        "ORDER": hide(_INDIRECT.format("the company knows whose it is")),
        "USERNAME": hide(_DIRECT.format("an online identifier")),
        "PASSWORD": hide("Opens an account (art. 32, security of processing)."),
        "SECRET": hide("Opens an account or a system (art. 32, security of processing)."),
        "SECRET_URL": hide("Opens an account (art. 32), or names a person in the link."),
        "URL": hide(_INDIRECT.format("a link may lead to a profile or an order")),
        "IP": hide(_INDIRECT.format("recital 30, internet protocol addresses")),
        "MAC": hide(_INDIRECT.format("recital 30, identifiers of devices")),
        "OTHER": hide(_DIRECT.format("a factor that the helpdesk keeps with this person")),
        "LITERAL": hide("Nobody may forge a placeholder."),
    },
)
