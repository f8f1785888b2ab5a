"""The default: who is speaking is hidden, what an answer needs is kept."""

from redaction.profiles.roles import of_a_role
from redaction.profiles.rules import Profile, hide, keep

SUPPORT = Profile(
    name="support",
    about="Hides what names, reaches or bills a person, and what opens a door; keeps products, "
    "dates, amounts and order numbers, because an answer needs them.",
    keeps_last_four=True,
    rules={
        "PERSON": hide("Names a person; an answer needs only the placeholder."),
        "EMAIL": hide(
            "Reaches a person, and often names one; a function's mailbox (“no-reply@”) stays.",
            of_a_role,
        ),
        "PHONE": hide("Reaches a person."),
        "ADDRESS": hide("Leads to a person's door."),
        "COORDINATES": hide("Lead to a person's door."),
        "LOCATION": keep("Many people share a town; delivery and opening hours depend on it."),
        "DATE_OF_BIRTH": hide(
            "Tells people of one name apart; banks ask for it to know who calls."
        ),
        "DATE": keep("Refunds, warranties and deliveries depend on dates."),
        "AGE": keep("Many people share an age; offers and rules depend on it."),
        "ORIGIN": keep("Many people share it; visas, roaming and delivery depend on it."),
        "HEALTH": keep("Tells nobody apart once names are hidden; the answer may be about it."),
        "NATIONAL_ID": hide("Belongs to one person for life."),
        "PASSPORT": hide("Belongs to one person."),
        "DRIVING_LICENCE": hide("Belongs to one person."),
        "LICENCE": keep("In support it is mostly a licence of software, which the answer needs."),
        "MEDICAL_RECORD": hide("Belongs to one patient."),
        "INSURANCE": hide("Belongs to one insured person."),
        "VEHICLE": hide("Registers tell whose it is."),
        "DEVICE": hide("Belongs to one device and so to its owner."),
        "CARD": hide("Takes money. Never kept whole (PCI DSS 3.5.1); the last four digits are."),
        "CVV": hide("Takes money. Never kept at all (PCI DSS 3.3.1.2)."),
        "EXPIRY": hide("Takes money, together with the card's number."),
        "IBAN": hide("Takes money and names one account."),
        "BANK_ACCOUNT": hide("Takes money and names one account."),
        "WALLET": hide("Shows every payment its owner made."),
        "ACCOUNT": hide("Names one customer."),
        "BOOKING": hide("Opens a booking, together with a last name."),
        "ORDER": keep("The answer is about this order, and only the company can look it up."),
        "USERNAME": hide("Names one customer, and is half of a sign-in."),
        "PASSWORD": hide("Opens an account."),
        "SECRET": hide("Opens an account or a system."),
        "SECRET_URL": hide("Opens an account, or names a person in the link."),
        "URL": keep("Products and articles are named by their links."),
        "IP": hide("Leads to a household (GDPR recital 30)."),
        "MAC": hide("Belongs to one device and so to its owner."),
        "OTHER": hide("The helpdesk keeps it with this person."),
        "LITERAL": hide("Nobody may forge a placeholder and be shown what it stands for."),
    },
)
