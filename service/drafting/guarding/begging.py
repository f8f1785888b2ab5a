"""Notice when a sentence asks the customer for what nobody may ask for in a reply."""

from service.drafting.guarding.folding import readings
from service.drafting.guarding.lexicon import Part, vocabulary, words_of
from service.drafting.guarding.sentence import Sentence

_OF_CARDS = frozenset({"number", "numbers", "details", "data"})
_OF_CODES = frozenset(
    {"verification", "security", "one-time", "login", "recovery", "authentication"}
)


def asks_for_secrets(text: str) -> bool:
    """Say whether a sentence tells the customer to send a password, a card's number or a code.

    No article is a reason to: whoever gets that into one wants it for himself. Takes linear time.
    """
    return any(
        _begs(Sentence(list(words_of(reading)))) for reading in readings(text) if _may_beg(reading)
    )


def _may_beg(reading: str) -> bool:
    """Whether the words for it are all there, wherever they stand: they seldom are."""
    said = vocabulary(reading)
    parts = frozenset[Part]().union(*said.values())
    names_secret = "secret" in parts or "card" in said or not _OF_CODES.isdisjoint(said)
    return names_secret and {"hand_over", "to_us"} <= parts


def _begs(sentence: Sentence) -> bool:
    secrets = [n for n in range(len(sentence.words)) if _is_secret(sentence, n)]
    return any(
        0 < secret - verb < _REACH and sentence.has("to_us", verb, secret + _REACH)
        for verb in sentence.ordered("hand_over")
        for secret in secrets
    )


_REACH = 8


def _is_secret(sentence: Sentence, n: int) -> bool:
    word, after = sentence.text_at(n), sentence.text_at(n + 1)
    return (
        "secret" in sentence.words[n].parts
        or (word == "card" and after in _OF_CARDS)
        or (word in _OF_CODES and after in {"code", "codes", "key"})
    )
