"""Every list of phrases can be used as it is written."""

import re
import tomllib
from importlib.resources import files

from service.drafting.refusing.phrases import phrases
from service.drafting.refusing.plainly import plainly

TOLD = tomllib.loads(files("service.drafting.refusing").joinpath("phrases.toml").read_text())


def test_it_works() -> None:
    assert phrases()["self_harm"].search("i want to end my life")


def test_the_gravest_kinds_are_known_in_six_languages() -> None:
    for kind in ("self_harm", "legal_threat", "asks_for_person", "account_data"):
        assert {"en", "de", "fr", "es", "it", "nl"} <= set(TOLD[kind])


def test_every_phrase_is_spelled_as_messages_are_read() -> None:
    for kind in TOLD.values():
        for own in kind.values():
            for phrase in own:
                letters = re.sub(r"\\w|[^a-z]", "", phrase)
                assert plainly(letters) == letters
                assert not re.search(r"[A-Z'\u00c0-\u024f]", phrase), phrase
