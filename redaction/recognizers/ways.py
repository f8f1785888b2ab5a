"""What streets are called in the languages of our customers, and where the word stands."""

import re

from redaction.recognizers.clues import words
from redaction.recognizers.legible import folded

WAYS = (
    "street|streets|st|road|rd|avenue|ave|av|lane|ln|drive|dr|court|ct|boulevard|blvd|way|place|pl"
    "|square|squares|sq|terrace|ter|close|crescent|cres|gardens|gdns|parkway|pkwy|highway|hwy"
    "|circle|cir|trail|trl|row|mews|alley|quay|loop|plaza|grove|turnpike|pike|nagar|marg|salai"
    "|colony|chowk|gali|vihar|enclave|puram|layout|bazaar|strasse|straat|str"
)
"""Behind a name, in any case: "12 high street"."""

RARER_WAYS = (
    "Brook|Burg|Bypass|Canyon|Cliff|Cove|Creek|Crest|Crossing|Crossroad|Dale|Divide|Estate"
    "|Expressway|Ford|Forest|Forge|Freeway|Garden|Gateway|Glen|Green|Harbor|Harbour|Haven|Heights"
    "|Hill|Hollow|Inlet|Isle|Junction|Knoll|Lake|Landing|Lodge|Manor|Meadow|Motorway|Mount|Mountain"
    "|Neck|Orchard|Overpass|Park|Parkway|Prairie|Ranch|Ridge|River|Route|Shoal|Shore|Skyway"
    "|Underpass|Valley|Viaduct|Village|Ville|Walk|Wharf"
)
"""Behind a name, when capitalised: "12 Sunset Hill" (USPS Publication 28, appendix C1)."""

DOUBTFUL_WAYS = (
    "Block|Bridge|Camp|Center|Centre|Common|Corner|Course|Cross|Dam|Fall|Field|Flat|Fork|Fort"
    "|Ground|Island|Key|Lock|Mall|Mill|Mission|Oval|Pass|Passage|Path|Phase|Pine|Plain|Point|Port"
    "|Rapid|Rest|Run|Sector|Spring|Spur|Station|Stream|Summit|Trace|Track|Tunnel|Union|View|Vista"
    "|Well|Yard"
)
"""Things are called so as well; more of an address must follow."""

BEFORE_NAMES = (
    r"rue|avenue|boulevard|bd|chemin|impasse|allée|cours|quai|calle|c/|avenida|av\.|avda\.?|plaza"
    r"|paseo|camino|carrera|via|viale|piazza|corso|vicolo|largo|rua|travessa|praça|estrada|quadra"
    r"|ulica|ul\.|al\.|os\.|pl\.|strada|str\.|ulitsa|jalan|jl\.?"
)
"""Before a name: "rue de la Paix"."""

ENDINGS = tuple(
    words(
        """
        straße strasse str. gasse weg allee platz ring damm ufer steig stieg markt graben berg hof
        straat laan steeg dreef singel kade plein dijk gracht hove
        gatan gata vägen väg gränd backen torget gade vej allé plads vænge stræde veien vei gaten
        stien vollen tunet haugen bakken terrasse katu tie kuja polku kaari raitti penger
        vegur stígur braut stræti götu gerði holt hvammur tún rodda odda tänav puiestee iela
        prospekts gatve
        """
    )
)
"""How names end that are one word with the way, without accents: "Hauptstraße", "Koskikatu"."""

AFTER_NAMES = words(
    """
    utca u u. út útja tér tere köz körút krt krt. sor sétány fasor rakpart dűlő sokak sk sk. caddesi
    cad cad. bulvari ulica ul ul. ulice cesta trg nám nám. náměstí třída bulvar pr pr. tee
    gata gade vej veien gatan vägen katu straat laan weg straße strasse allé alle terrasse plads
    """
)
"""Behind a name and before its number, without accents: "Kossuth utca 5"."""

_WAY = re.compile(rf"(?i)\b(?:{WAYS}|{RARER_WAYS}|{BEFORE_NAMES}|p\.?o\.? box)(?!\w)")


def names_a_way(text: str) -> bool:
    """Whether one of a text's words is what streets are called, or ends like one."""
    if _WAY.search(text):
        return True
    plain = folded(text).split()
    return any(word in AFTER_NAMES or word.endswith(ENDINGS) for word in plain)
