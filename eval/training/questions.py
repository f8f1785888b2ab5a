"""What agents ask for, in words, for data in which their turns are missing."""

from collections.abc import Collection
from random import Random

_THINGS = {
    "PERSON": "name|full name|the name on the account|first and last name",
    "EMAIL": "email|e-mail address|email address that we should use|mail id",
    "PHONE": "phone number|contact number|mobile number",
    "ADDRESS": "address|zip code|delivery address|full address with post code",
    "LOCATION": "city|location",
    "NATIONAL_ID": "last four of your ssn|social security number|ID number",
    "CARD": "card number|last four digits of your card|credit card you used",
    "ACCOUNT": "account number|last four digits of your account|customer number",
    "PASSWORD": "password|PIN|one time code we sent|security code",
    "BOOKING": "booking reference|confirmation number|reservation number",
    "INSURANCE": "policy number|claim number|insurance number",
    "ORDER": "order number",
}
KINDS = frozenset(_THINGS)
"""The kinds that can be asked for."""
_REQUESTS = (
    "May I have your {}, please?",
    "Could you tell me your {}?",
    "Thank you. Please give me your {}.",
    "To look into this I need your {}.",
    "can i get your {}",
    "Please provide your {} so that I can verify you.",
    "Sure, I can help with that. What is your {}?",
    "what is your {}",
    "Please confirm your {}.",
    "And your {}?",
)
_EMPTY_ANSWERS = """
    ok|yes|no|why do you need that|one moment|wait please|i don't have it|just a minute|sure
    |I can't find it|what for?|it is on the invoice|you already have it|same as before
    |I told you already|not now|hmm|no thanks|how do I find it|where can I see that|ok wait
    |thank you|fine|I don't remember|I forgot it
"""


def question(kinds: Collection[str], random: Random) -> str:
    """Ask for these kinds."""
    things = [random.choice(_THINGS[kind].split("|")) for kind in sorted(kinds)]
    return random.choice(_REQUESTS).format(" and ".join(things))


def empty_answer(random: Random) -> str:
    """Answer a question without telling anything."""
    return random.choice(_EMPTY_ANSWERS.replace("\n", "").split("|")).strip()
