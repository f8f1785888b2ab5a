"""Where people come from, what they believe, and whom they love (GDPR, article 9)."""

import re
from collections.abc import Iterator

from redaction.entities import Entity
from redaction.recognizers.clues import words
from redaction.recognizers.shapes import LABELLED, LIKELY, Needing, Recognizer

_NATIONS = """
    afghan albanian algerian american andorran angolan argentine argentinian argentinean armenian
    australian austrian azerbaijani bahraini bangladeshi barbadian basque belarusian belgian
    belizean beninese bhutanese bolivian bosnian brazilian british bulgarian burmese burundian
    cambodian cameroonian canadian catalan chadian chilean chinese colombian congolese croatian
    croat cuban cypriot czech danish dane dominican dutch ecuadorian egyptian english eritrean
    estonian ethiopian fijian filipino filipina finnish finn french gabonese gambian georgian
    german ghanaian greek grenadian guatemalan guinean guyanese haitian honduran hungarian
    icelandic indian indonesian iranian iraqi irish israeli italian ivorian jamaican japanese
    jordanian kazakh kenyan korean kosovar kurdish kurd kuwaiti kyrgyz laotian latvian lebanese
    liberian libyan lithuanian luxembourgish macedonian malagasy malawian malaysian maldivian
    malian maltese mauritian mexican moldovan mongolian montenegrin moroccan mozambican namibian
    nepalese nepali nicaraguan nigerian nigerien norwegian omani pakistani palestinian panamanian
    paraguayan peruvian polish pole portuguese puerto-rican qatari romanian russian rwandan
    salvadoran samoan saudi scot scottish senegalese serbian serb singaporean slovak slovakian
    slovene slovenian somali spanish spaniard sri-lankan sudanese surinamese swede swedish swiss
    syrian taiwanese tajik tanzanian thai tibetan togolese trinidadian tunisian turkish turk
    turkmen ugandan ukrainian uruguayan uzbek venezuelan vietnamese welsh yemeni zambian
    zimbabwean african asian european hispanic latino latina latinx caucasian arab arabic-speaking
    roma romani gypsy caribbean scandinavian slavic balkan african-american afro-american inuit
    maori
"""
_BELIEFS = """
    christian catholic protestant lutheran evangelical baptist methodist anglican presbyterian
    mormon muslim moslem islamic sunni shia shiite jewish jew hindu sikh buddhist jain taoist
    atheist agnostic bahai rastafarian zoroastrian quaker pentecostal republican democrat
    conservative socialist communist liberal libertarian anarchist gay lesbian bisexual
    transgender queer homosexual nonbinary asexual
"""
_ORIGINS = words(_NATIONS + _BELIEFS)
_CLUES = frozenset(
    part for word in _ORIGINS for one in (word, f"{word}s", f"{word}es") for part in one.split("-")
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_OF_A_PERSON = re.compile(
    r"(?i)\b(?:i am|i'm|im|he is|he's|she is|she's|we are|we're|they are|born|as|my nationality is"
    r"|nationality|ethnicity|religion|citizenship|citizen|native|ich bin|je suis|soy|sono)"
    r"[ :]{1,2}(?:an?[ ]|also[ ]|both[ ])?$"
)
_REACH = 30
_THING = re.compile(
    r"(?i)[ ]?(?:language|version|keyboard|layout|translation|subtitles?|market|store|site|website"
    r"|phone|number|fries|card|bank|passport|currency|dollars?|pounds?|plug|adapter|customs"
    r"|airlines?"
    r"|express|standard|english|spanish|french|time|summer|restaurant|food|cuisine|dictionary)\b"
)


def origins(text: str) -> Iterator[Entity]:
    """Find nations, peoples and beliefs of people; what is said of things and languages stays."""
    for match in _WORD.finditer(text):
        word = match.group().lower()
        stems = (word, word.removesuffix("s"), word.removesuffix("es"))
        if not _ORIGINS.isdisjoint(stems):
            before = text[max(0, match.start() - _REACH) : match.start()]
            if _OF_A_PERSON.search(before):
                yield Entity(*match.span(), "ORIGIN", LABELLED)
            elif match.group()[0].isupper() and not _THING.match(text, match.end()):
                yield Entity(*match.span(), "ORIGIN", LIKELY)


RECOGNIZERS: tuple[Recognizer, ...] = (Needing(origins, (_CLUES,)),)
