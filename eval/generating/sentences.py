"""Put values into customers' messages, with and without words before them."""

from dataclasses import dataclass
from random import Random

OWN = (
    "My lamp stopped working after the last update.",
    "How do I return an item that I bought two weeks ago?",
    "I still have not received my parcel, can you check?",
    "Please cancel my subscription from next month.",
    "The app shows an error when I try to sign in.",
    "I was charged twice for the same order.",
    "Can you tell me how long the warranty lasts?",
    "The screen stays black, I have tried another cable already.",
    "I would like to change the delivery day.",
    "Is there a way to export everything as a spreadsheet?",
    "hi, it doesnt connect to wifi anymore, what now",
    "Thanks for the quick answer yesterday, one more question.",
)
"""Messages to use where there are no real ones."""

_LINKS = (": ", " is ", " ", ":", " = ", " - ", ":\n", " (", " is: ", " number ")
_LEADS = ("my ", "the ", "", "Here is my ", "and my ", "you asked for my ")
_BARE_LEADS = ("", "it is ", "here you go: ", "this one: ", "sure, ", "That's ", "I use ")


@dataclass(frozen=True, slots=True)
class Placed:
    """A message with a value in it: ``text[start:end]``, ``text[opening:closing]`` with its words.

    What is outside of the opening and the closing is the message as the customer wrote it.
    """

    text: str
    start: int
    end: int
    opening: int
    closing: int


def placed(value: str, label: str, message: str, random: Random) -> Placed:
    """Put a value before, after or into a message, behind its label if it has one."""
    if label:
        link = random.choice(_LINKS)
        before, after = f"{random.choice(_LEADS)}{label}{link}", ")" if link == " (" else ""
    else:
        before, after = random.choice(_BARE_LEADS), ""
    first, rest = _around(message, random)
    start = len(first) + len(before)
    end = start + len(value)
    text = f"{first}{before}{value}{after}{rest}"
    return Placed(text, start, end, len(first), end + len(after))


def _around(message: str, random: Random) -> tuple[str, str]:
    """Cut a message in two at a place where something may stand."""
    words = message.split(" ")
    middle = random.randrange(len(words) + 1)
    return random.choice(
        (
            (f"{message} ", ""),
            (f"{message}\n", "\n"),
            (f"{message}\n\n", "\n\nThanks"),
            ("", f" {message}"),
            ("", f"\n{message}"),
            (" ".join([*words[:middle], ""]), " ".join(["", *words[middle:]])),
        )
    )
