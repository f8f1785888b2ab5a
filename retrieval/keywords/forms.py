"""Forms of a word that no rule for endings brings together: ``paid`` and ``pay``, ``colour``."""

import re
from typing import Any

_ALIKE = """
    begin began begun|bind bound|break broke broken|bring brought|build built|buy bought
    catch caught|choose chose chosen|deal dealt|draw drew drawn|drive drove driven|fall fell fallen
    feel felt|find found|fly flew flown|forget forgot forgotten|freeze froze frozen|get got gotten
    give gave given|go went gone|grow grew grown|hear heard|hide hid hidden|hold held
    keep kept|know knew known|leave left|lend lent|lose lost|make made|mean meant|meet met
    pay paid|ride rode ridden|ring rang rung|rise rose risen|run ran|say said|see saw seen
    sell sold|send sent|shake shook shaken|shoot shot|show shown|shrink shrank shrunk
    sleep slept|speak spoke spoken|spend spent|spin spun|stand stood|steal stole stolen|stick stuck
    swear swore sworn|take took taken|teach taught|tear tore torn|tell told|think thought
    throw threw thrown|understand understood|wake woke woken|wear wore worn|win won
    withdraw withdrew withdrawn|write wrote written|child children|man men|woman women
    person people|foot feet|tooth teeth|index indices|datum data|matrix matrices
    color colour|favor favour|favorite favourite|behavior behaviour|honor honour|labor labour
    neighbor neighbour|center centre|meter metre|liter litre|theater theatre|fiber fibre
    license licence|defense defence|offense offence|check cheque|gray grey|program programme
    catalog catalogue|dialog dialogue|analog analogue|analyze analyse|paralyze paralyse
    aluminum aluminium|tire tyre|mold mould|skeptical sceptical|jewelry jewellery|pajamas pyjamas
    enroll enrol|fulfill fulfil|install instal|authorization authorisation
    cancellation cancelation|artifact artefact|plow plough|airplane aeroplane
    deliver delivery|subscribe subscription
"""
_ISE = re.compile(r"([a-z]{3,})i([sz])(e[drs]?|ing|ations?|ers?)")


class Forms:
    """Knows the other forms of a word, all as the stems that stand in the index."""

    def __init__(self, stemmer: Any) -> None:
        self._stemmer = stemmer
        lines = [line for line in _ALIKE.replace("\n", "|").split("|") if line.strip()]
        groups = [dict.fromkeys(stemmer.analyze(line)) for line in lines]
        self._others = {
            stem: tuple(other for other in group if other != stem)
            for group in groups
            for stem in group
        }

    def others(self, stem: str, word: str) -> tuple[str, ...]:
        """Give the other stems of an English word, which was written so in lower case."""
        if ise := _ISE.fullmatch(word):
            other = f"{ise[1]}i{'z' if ise[2] == 's' else 's'}{ise[3]}"
            return tuple(self._stemmer.analyze(other))
        return self._others.get(stem, ())
