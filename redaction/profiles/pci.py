"""Account data of PCI DSS 4.0.1: cards, whose they are, and what pays with them.

Source: https://www.pcisecuritystandards.org/document_library/ (PCI DSS 4.0.1, section 2 and
requirement 3).
"""

from redaction.profiles.rules import Profile, hide, keep

_NOT_ACCOUNT_DATA = keep("Is no account data (PCI DSS 4.0.1, section 2).")
_NUMBER_OF_OURS = keep("Pays for nothing, and the answer needs it.")

PCI = Profile(
    name="pci",
    about="Hides account data as PCI DSS 4.0.1 defines it, other accounts that pay, and "
    "credentials. Other personal data stays: use support, hipaa or gdpr_strict to hide it, "
    "which hide account data as well.",
    keeps_last_four=True,
    rules={
        "PERSON": hide("May be a cardholder's name, which is cardholder data."),
        "EMAIL": _NOT_ACCOUNT_DATA,
        "PHONE": _NOT_ACCOUNT_DATA,
        "ADDRESS": _NOT_ACCOUNT_DATA,
        "COORDINATES": _NOT_ACCOUNT_DATA,
        "LOCATION": _NOT_ACCOUNT_DATA,
        "DATE_OF_BIRTH": _NOT_ACCOUNT_DATA,
        "DATE": _NOT_ACCOUNT_DATA,
        "AGE": _NOT_ACCOUNT_DATA,
        "ORIGIN": _NOT_ACCOUNT_DATA,
        "HEALTH": _NOT_ACCOUNT_DATA,
        "NATIONAL_ID": _NOT_ACCOUNT_DATA,
        "PASSPORT": _NOT_ACCOUNT_DATA,
        "DRIVING_LICENCE": _NOT_ACCOUNT_DATA,
        "LICENCE": _NOT_ACCOUNT_DATA,
        "MEDICAL_RECORD": _NOT_ACCOUNT_DATA,
        "INSURANCE": _NOT_ACCOUNT_DATA,
        "VEHICLE": _NOT_ACCOUNT_DATA,
        "DEVICE": _NOT_ACCOUNT_DATA,
        "CARD": hide("Never kept whole (3.5.1); the last four digits may be shown (3.4.1)."),
        "CVV": hide("Sensitive authentication data: never kept at all (3.3.1.2)."),
        "EXPIRY": hide("Cardholder data, beside the number."),
        "IBAN": hide("No card, but pays like one."),
        "BANK_ACCOUNT": hide("No card, but pays like one."),
        "WALLET": hide("No card, but pays like one."),
        "ACCOUNT": _NUMBER_OF_OURS,
        "BOOKING": _NUMBER_OF_OURS,
        "ORDER": _NUMBER_OF_OURS,
        "USERNAME": _NOT_ACCOUNT_DATA,
        "PASSWORD": hide("May be a PIN: never kept (3.3.1.3). Passwords are unreadable (8.3.2)."),
        "SECRET": hide("A credential, which has to be unreadable wherever it is kept (8.3.2)."),
        "SECRET_URL": hide("Carries a credential (8.3.2)."),
        "URL": _NOT_ACCOUNT_DATA,
        "IP": _NOT_ACCOUNT_DATA,
        "MAC": _NOT_ACCOUNT_DATA,
        "OTHER": hide("What has no kind may be account data."),
        "LITERAL": hide("Nobody may forge a placeholder."),
    },
)
