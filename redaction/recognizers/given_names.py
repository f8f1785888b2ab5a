"""Which words are given names and surnames, by the lists that Faker keeps for many countries."""

import re
from functools import cache
from importlib import import_module

from redaction.recognizers.legible import folded
from redaction.recognizers.words import WORDS_TOO

_COUNTRIES = """
    en_US en_GB en_IN en_IE en_NZ ar_AA cs_CZ da_DK de_AT de_CH de_DE es_AR es_CO es_ES es_MX et_EE
    fi_FI fr_BE fr_CH fr_FR ga_IE hi_IN hr_HR hu_HU id_ID it_IT lt_LT lv_LV nl_BE nl_NL no_NO pl_PL
    pt_BR pt_PT ro_RO ru_RU sk_SK sl_SI sv_SE ta_IN th_TH tr_TR uk_UA vi_VN zu_ZA yo_NG tw_GH
"""
_SHORTEST = 3


def is_given_name(word: str) -> bool:
    """Whether a word is a given name rather than anything else, in any case and without accents."""
    return folded(word) in given_names()


def is_surname(word: str) -> bool:
    """Whether a word is a surname in one of the countries listed."""
    return folded(word) in _sur()


def is_plain_word(word: str) -> bool:
    """Whether a word, though some bear it as a name, is commoner as a word."""
    return folded(word) in WORDS_TOO


@cache
def given_names() -> frozenset[str]:
    """Give all given names that are no commoner words, as folded."""
    return frozenset(_listed("first_name")) - WORDS_TOO


@cache
def _sur() -> frozenset[str]:
    return frozenset(_listed("last_name")) - WORDS_TOO


def _listed(attribute: str) -> set[str]:
    """Collect the words of one kind of name from Faker's lists, whichever of them a country has."""
    words: set[str] = set()
    for country in _COUNTRIES.split():
        provider = import_module(f"faker.providers.person.{country}").Provider
        lists = (getattr(provider, name) for name in dir(provider) if name.startswith(attribute))
        names = (
            name
            for kept in lists
            if not callable(kept) and not isinstance(kept, property)
            for name in kept
        )
        words.update(
            folded(w)
            for name in names
            if isinstance(name, str)
            for w in re.findall(r"[^\W\d_]+", name)
        )
    return {word for word in words if len(word) >= _SHORTEST}
