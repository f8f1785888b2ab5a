"""Make tickets full of personal data that occurs nowhere else, and say what must not leak."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from eval.generating import values
from eval.generating.national_ids import NATIONAL_IDS
from eval.generating.spelling import NARROW_SPACE, grouped
from eval.statistics import SEED

_QUESTIONS = (
    "My valve does not open any more since yesterday. What can I do?",
    "How do I connect the hub to my new wifi?",
    "The sensor stopped reporting, and its batteries are fresh.",
    "How long do refunds take? I sent the hub back last week.",
    "I want to cancel my plan before it renews.",
    "The app says E-31 and then nothing happens.",
    "Where is my parcel? It should have been here on Monday.",
    "Can I share my garden with my neighbour?",
)
_GREETINGS = ("Hello,", "Hi there,", "Dear team,", "Good morning,", "hey", "")
_CLOSINGS = ("Regards,\n{}", "Best wishes\n{}", "Thanks, {}", "Kind regards,\n{}", "Cheers,\n{}")

SENTENCES: Mapping[str, tuple[str, ...]] = {
    "name": ("This is {}.", "My name is {}.", "I am {}, a customer of yours.", "You know me: {}."),
    "email": (
        "My mail is {}.",
        "Write to {} please.",
        "E-mail: {}",
        "I signed up with {} I think.",
        "You can reach me at {}, any time.",
    ),
    "phone": ("Call me on {}.", "My phone number is {}.", "Tel: {}", "my mobile is {} if it helps"),
    "card": (
        "I paid with card {}.",
        "Card number: {}",
        "It was charged to my Visa {} twice.",
        "{} is the card I used.",
    ),
    "iban": (
        "My IBAN is {}.",
        "Please refund it to {}.",
        "Bank account (IBAN): {}",
        "IBAN {}, as always.",
    ),
    "ssn": ("My social security number is {}.", "SSN: {}", "They asked for my SSN, it is {}."),
    "ip": ("My IP address is {}.", "I was locked out from {}.", "The log says client {} refused."),
    "address": ("Please send it to {}.", "My address is {}.", "I live at {}.", "Ship it to: {}"),
    "password": ("My password is {}.", "password: {}", "I tried the password {} three times."),
    "key": (
        "The API key is {}.",
        "I use the key {} in my script.",
        "Authorization: Bearer {}",
        "token={}",
    ),
}
"""How a customer says each thing; ``{}`` is the thing."""


@dataclass(frozen=True, slots=True)
class CanaryTicket:
    """A ticket's parts, and the canaries in it by what they are."""

    id: str
    subject: str
    text: str
    name: str
    email: str
    phone: str
    canaries: Mapping[str, str]


def canary_ticket(number: int) -> CanaryTicket:
    """Make the ticket of a number: always the same one, and its canaries are its own.

    As in a real helpdesk, the requester's name and e-mail address are known, and in every other
    ticket the phone number.
    """
    random = Random(f"{SEED} {number}")  # noqa: S311 - the same ticket every time, no secret
    canaries = {what: _CANARIES[what](random) for what in SENTENCES}
    # The street is the canary: a town is no secret, and the whole would not show a part's leak.
    things = {**canaries, "address": _in_town(canaries["address"], random)}
    said = [
        random.choice(sentences).format(things[what])
        for what, sentences in SENTENCES.items()
        if what != "name"
    ]
    random.shuffle(said)
    name = canaries["name"]
    introduction = random.choice(SENTENCES["name"]).format(name)
    lines = [
        random.choice(_GREETINGS),
        f"{introduction} {random.choice(_QUESTIONS)}",
        *said,
        random.choice(_CLOSINGS).format(name),
    ]
    return CanaryTicket(
        id=f"canary-{number}",
        subject=f"{name}: {random.choice(_QUESTIONS)}" if random.random() < _NAMED else "Help",
        text=random.choice(("\n", "\n\n")).join(lines).strip(),
        name=name,
        email=canaries["email"],
        phone=canaries["phone"] if number % 2 else "",
        canaries=canaries,
    )


_NAMED = 0.3


def _name(random: Random) -> str:
    while True:
        fake = values.faker(random)
        name = f"{fake.first_name()} {fake.last_name()}"
        if len(name) >= _SHORTEST:
            return name


_SHORTEST = 9
"""Characters that a name or a street has at least: what is shorter may stand anywhere."""


def _phone(random: Random) -> str:
    number = values.phone(random)
    return number if random.random() < 0.5 else number.replace(" ", "")  # noqa: PLR2004 - half


def _card(random: Random) -> str:
    return grouped([4], random.choice((" ", "-", "", NARROW_SPACE)))(values.card(random))


def _iban(random: Random) -> str:
    return grouped([4], random.choice((" ", "")))(values.iban(random))


def _ssn(random: Random) -> str:
    return NATIONAL_IDS["us_ssn"].made(random)


def _ip(random: Random) -> str:
    return values.ipv4(random) if random.random() < 0.7 else values.ipv6(random)  # noqa: PLR2004


def _street(random: Random) -> str:
    while True:
        fake = values.faker_of(random.choice(("en_US", "en_GB")), random)
        street = str(fake.street_address()).replace("\n", ", ")
        if len(street) >= _SHORTEST:
            return street


def _in_town(street: str, random: Random) -> str:
    fake = values.faker_of(random.choice(("en_US", "en_GB")), random)
    return f"{street}{random.choice((', ', chr(10)))}{fake.city()} {fake.postcode()}"


def _password(random: Random) -> str:
    fake = values.faker_of("en_US", random)
    words = f"{fake.word()}-{fake.word()}{random.randrange(1000, 9999)}"
    return random.choice((str(fake.password(length=12)), words))


_CANARIES: Mapping[str, Callable[[Random], str]] = {
    "name": _name,
    "email": values.email,
    "phone": _phone,
    "card": _card,
    "iban": _iban,
    "ssn": _ssn,
    "ip": _ip,
    "address": _street,
    "password": _password,
    "key": values.secret,
}
