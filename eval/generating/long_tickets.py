"""Make tickets of a given length out of real messages and generated personal data."""

from collections.abc import Sequence
from random import Random

from eval.generating.tickets import canary_ticket


def long_ticket(number: int, words: int, messages: Sequence[str], random: Random) -> str:
    """Make a ticket of about so many words: six lines of personal data among messages."""
    lines = random.sample(canary_ticket(number).text.splitlines(), 6)
    said = [line for line in lines if line]
    while sum(len(line.split()) for line in said) < words:
        said.insert(random.randrange(len(said) + 1), random.choice(messages))
    return "\n".join(said)
