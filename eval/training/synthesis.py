"""Make messages out of carrier sentences and generated values."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from eval.training.carriers import carriers, filled, joined
from eval.training.examples import Example
from eval.training.questions import KINDS, empty_answer, question
from eval.training.values import Values
from eval.training.writing import as_typed
from redaction.context import Context
from redaction.recognizers.given_names import is_given_name

_ONE_MORE, _ABOUT_SOMEONE, _ASKED, _WORDS, _RESPELT = 0.35, 0.3, 0.5, 0.3, 0.4
"""How often a message goes on, with a filled carrier; answers a question; is a word or a few."""
_SHORT = 60
_BESIDE = 0.6
_BETWEEN = (" ", "\n", ". ", "\n\n")


def generated(count: int, random: Random, filler: Sequence[str]) -> Iterator[Example]:
    """Make so many messages; some stand before or after plain ones out of ``filler``."""
    for _ in range(count):
        values = Values(random)
        example = filled(random.choice(carriers("carriers")), values)
        while random.random() < _ONE_MORE:
            other = Example(random.choice(filler))
            if random.random() < _ABOUT_SOMEONE:
                other = filled(random.choice(carriers("carriers")), values)
            first, second = random.sample((example, other), 2)
            example = joined(first, second, random.choice(_BETWEEN))
        yield _asked(as_typed(example, random), random)


def fragments(count: int, random: Random, filler: Sequence[str]) -> Iterator[Example]:
    """Make messages of a word or a few, or of a measure or a price, that tell nothing of anyone."""
    for _ in range(count):
        if random.random() < _WORDS:
            words = random.choice(filler).split()
            start = random.randrange(len(words)) if words else 0
            text = " ".join(words[start : start + random.choice((1, 1, 2, 2, 3, 4))])
        else:
            text = _among(
                filled(random.choice(carriers("measures")), Values(random)).text, random, filler
            )
        if random.random() < _RESPELT:
            text = random.choice((text.title(), text.capitalize(), text.upper(), text.lower()))
        if names_nobody(text):
            yield Example(text)


def _among(text: str, random: Random, filler: Sequence[str]) -> str:
    """Let a measure stand alone, or before, after or within a plain message."""
    words = random.choice(filler).split(" ")
    place = random.randrange(len(words) + 1)
    lead = random.choice(("", "", "it is ", "that's ", "I have ", "sure, ", "this one: "))
    before, after = " ".join(words[:place]), " ".join(words[place:])
    forms = (
        text,
        lead + text,
        f"{before} {lead}{text} {after}",
        f"{before}\n{lead}{text}\n{after}",
    )
    return random.choice(forms).strip()


def numbers(count: int, random: Random, filler: Sequence[str]) -> Iterator[Example]:
    """Make messages with a number behind its label, which is no name and no address."""
    for _ in range(count):
        example = filled(random.choice(carriers("labels")), Values(random))
        if random.random() < _BESIDE:
            first, second = random.sample((example, Example(random.choice(filler))), 2)
            example = joined(first, second, random.choice(_BETWEEN))
        yield as_typed(example, random)


def unanswered(count: int, random: Random, filler: Sequence[str]) -> Iterator[Example]:
    """Make answers that tell nothing, to questions that ask for something."""
    for _ in range(count):
        text = empty_answer(random) if random.random() < _ASKED else random.choice(filler)
        yield Example(text, (), Context(previous=question([random.choice(sorted(KINDS))], random)))


def names_nobody(text: str) -> bool:
    """Whether no word of a text is a given name."""
    return not any(map(is_given_name, re.findall(r"[^\W\d_]+", text)))


def _asked(example: Example, random: Random) -> Example:
    """Let a short message answer a question now and then."""
    kinds = sorted({kind for _, _, kind in example.spans} & KINDS)
    if not kinds or len(example.text) > _SHORT or random.random() > _ASKED:
        return example
    return replace(example, context=Context(previous=question([random.choice(kinds)], random)))
