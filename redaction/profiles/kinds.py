"""Every kind of personal data there is a recogniser for, and what it covers."""

from collections.abc import Mapping
from types import MappingProxyType

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "PERSON": "names of people",
        "EMAIL": "e-mail addresses, also disguised (“at”, “dot”) or spoken",
        "PHONE": "telephone and fax numbers",
        "ADDRESS": "streets and house numbers, with town and postal code",
        "COORDINATES": "places on the map",
        "LOCATION": "towns and regions smaller than a state, without a street",
        "DATE_OF_BIRTH": "dates that the text calls a date of birth",
        "DATE": "any other date",
        "AGE": "ages",
        "ORIGIN": "nationality, ethnicity, religion, political opinion",
        "HEALTH": "health facts beside a person",
        "NATIONAL_ID": "identity, social security and tax numbers of people",
        "PASSPORT": "passport numbers",
        "DRIVING_LICENCE": "driving licence numbers",
        "LICENCE": "other licence and certificate numbers",
        "MEDICAL_RECORD": "medical record and patient numbers",
        "INSURANCE": "health plan, policy and claim numbers",
        "VEHICLE": "number plates and vehicle identification numbers",
        "DEVICE": "IMEI and serial numbers of devices",
        "CARD": "payment card numbers",
        "CVV": "card security codes",
        "EXPIRY": "card expiry dates",
        "IBAN": "international bank account numbers",
        "BANK_ACCOUNT": "other bank account and routing numbers",
        "WALLET": "crypto wallets",
        "ACCOUNT": "customer, account and membership numbers",
        "BOOKING": "booking references",
        "ORDER": "order, ticket, invoice and tracking numbers",
        "USERNAME": "user names",
        "PASSWORD": "passwords, PINs and one-time codes",
        "SECRET": "API keys, tokens, private keys",
        "SECRET_URL": "links that carry a token, a password or an e-mail address",
        "URL": "any other link",
        "IP": "IP addresses",
        "MAC": "hardware addresses in a network",
        "OTHER": "what the helpdesk knows of the requester and has no kind for",
        "LITERAL": "text that looks like a placeholder already",
    }
)
