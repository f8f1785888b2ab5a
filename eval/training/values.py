"""Values for carrier sentences, each like those of one country."""

from functools import cache
from random import Random

from faker import Faker

_LOCALES = """
    en_US en_US en_US en_US en_GB en_GB en_IN en_IN en_CA en_AU en_IE en_NZ en_NG en_KE en_PK de_DE
    de_DE de_AT de_CH fr_FR fr_FR fr_BE fr_CA fr_CH es_ES es_ES es_MX es_CO es_AR es_CL it_IT it_IT
    nl_NL nl_BE pt_BR pt_PT pl_PL hu_HU hu_HU cs_CZ sk_SK ro_RO hr_HR sl_SI da_DK sv_SE no_NO fi_FI
    et_EE lt_LT lv_LV is_IS tr_TR id_ID vi_VN fil_PH zu_ZA bs_BA sq_AL az_AZ
"""
_NATIONALITIES = """
    American British English German French Spanish Italian Dutch Polish Hungarian Indian Chinese
    Japanese Korean Turkish Swedish Danish Norwegian Finnish Greek Czech Slovak Romanian Croatian
    Slovenian Portuguese Brazilian Mexican Canadian Australian Irish Scottish Welsh Swiss Austrian
    Belgian Russian Ukrainian Bulgarian Serbian Estonian Latvian Lithuanian Icelandic Israeli
    Egyptian Nigerian Kenyan Ethiopian Pakistani Bangladeshi Vietnamese Thai Filipino Indonesian
    Malaysian Arab Jewish Muslim Christian Catholic Hindu Buddhist Sikh Kurdish Cambodian Iranian
"""
_DATES = (
    "%Y-%m-%d",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d.%m.%Y",
    "%B %d, %Y",
    "%d %B %Y",
    "%d %b",
    "%b %d",
    "%B %d",
    "%Y-%m-%d %H:%M:%S",
    "%d-%m-%y",
)
_LABELS = """
    IBAN|BIC|SWIFT|Kontonummer|account no|Konto|routing|sort code|passport|passport no|Reisepass
    |Passnummer|ID card|Ausweis|Steuernummer|Steuer-ID|tax id|TIN|VAT|USt-IdNr|NIF|NIE|DNI|CPF|CNPJ
    |RUT|CURP|RFC|PESEL|NIP|REGON|BSN|AMKA|AFM|OIB|JMBG|EGN|CNP|TAJ|adószám|personnummer|CPR|hetu
    |fødselsnummer|Teudat Zehut|TC kimlik|Aadhaar|PAN|NRIC|HKID|SSN|SIN|TFN|NHS number|NI number
    |rodné číslo|kennitala|codice fiscale|partita IVA|numéro fiscal|cédula|matrícula|VIN|plate
    |Kennzeichen|chassis|IMEI|IMSI|ICCID|MAC|serial|S/N|Seriennummer|licence|Führerschein|permis
    |policy|claim|member id|MRN|order|Bestellnummer|commande|pedido|tracking|parcel|booking|PNR|RMA
    |ticket|case|invoice|Rechnung|facture|ISBN|EAN|UPC|GTIN|SKU|ASIN|LEI|ISIN|CUSIP|DUNS|CAS|UN
    |part|model|Modell|article|lot|batch|build|commit|hash|key|token|licence key|product key|UUID
"""
_NUMBERS_OF_OFFICES = """
    999999999 99999999999 9999999999999 XX9999999 X99999999 999999999X XX99XXXX9999999999999999
    999-99-9999 999.999.999-99 99-999-999 XXXXXX XX99-XXX 9X9X9X9X9X 999/9999 99.999.999
"""
_CHOICES = {
    "title": "Mr.|Mrs.|Ms.|Dr.|Mr|Mrs|Ms|Prof.",
    "weekday": "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
    "month": "January|February|April|June|July|August|October|December",
    "time": "9:30|14:00|4pm|noon|10 am|18.15",
    "label": "".join(_LABELS.split("\n")).replace("    ", ""),
    "nationality": "|".join(_NATIONALITIES.split()),
}
_OF_FAKER = {
    "street_name": "street_name",
    "zip": "postcode",
    "city": "city",
    "country": "country",
    "org": "company",
    "email": "email",
    "url": "url",
    "iban": "iban",
}
_NUMBERS = {"building": (1, 300), "year": (1930, 2026), "age": (1, 99)}
_DIGITS = {"n": (1, 2), "m": (2, 3), "k": (4, 6), "l": (7, 11)}
_OFTEN_ON_ONE_LINE, _PLAIN_PHONES, _MISSPELT = 0.5, 0.3, 0.25
_SHORTEST_MISSPELT = 4
_SLIPS = {"a": "e", "e": "i", "i": "y", "o": "u", "u": "oo", "n": "nn", "s": "z", "k": "c"}


class Values:
    """Gives values for slots, as people of one country write them.

    Raises KeyError for a slot that it does not know.
    """

    def __init__(self, random: Random) -> None:
        self._random = random
        self._faker = _faker(random.choice(_LOCALES.split()))
        self._faker.seed_instance(random.getrandbits(32))

    def __call__(self, slot: str) -> str:
        """Make a value for a slot such as ``city``."""
        if slot in _CHOICES:
            return self._random.choice(_CHOICES[slot].split("|"))
        if slot in _NUMBERS:
            return str(self._random.randint(*_NUMBERS[slot]))
        if slot in _DIGITS:
            count = self._random.randint(*_DIGITS[slot])
            return str(self._random.randrange(10 ** (count - 1), 10**count))
        made = getattr(self, f"_{slot}", None)
        return str(made() if made else self._of_faker(_OF_FAKER[slot]))

    def _of_faker(self, provider: str) -> str:
        """Ask Faker, which does not know every value of every country."""
        try:
            return str(getattr(self._faker, provider)())
        except AttributeError:
            return str(getattr(_faker("en_US"), provider)())

    def _person(self) -> str:
        first, last = self._first(), self._last()
        middle = self._random.choice((f" {self._first()[0]}.", f" {self._first()}", "", "", "", ""))
        return f"{first}{middle} {last}"

    def _first(self) -> str:
        return self._spelled(self._of_faker("first_name"))

    def _last(self) -> str:
        return self._spelled(self._of_faker("last_name"))

    def _spelled(self, name: str) -> str:
        """Misspell a name now and then, so that no list knows it."""
        if len(name) < _SHORTEST_MISSPELT or self._random.random() > _MISSPELT:
            return name
        i = self._random.randrange(1, len(name) - 1)
        return name[:i] + _SLIPS.get(name[i].lower(), name[i] * 2) + name[i + 1 :]

    def _address(self) -> str:
        address = self._of_faker("address")
        if self._random.random() < _OFTEN_ON_ONE_LINE:
            return address.replace("\n", self._random.choice((", ", " ", ",")))
        return address

    def _street(self) -> str:
        return self._of_faker("street_address").replace("\n", ", ")

    def _phone(self) -> str:
        if self._random.random() < _PLAIN_PHONES:
            return str(self._random.randrange(10**8, 10**11))
        return self._of_faker("phone_number")

    def _date(self) -> str:
        return str(self._faker.date_object().strftime(self._random.choice(_DATES)))

    def _big(self) -> str:
        number = f"{self._random.randrange(10**3, 10**9):,}"
        return number.replace(",", self._random.choice((",", ",", ".", " ")))

    def _price(self) -> str:
        amount = f"{self._random.randrange(100, 10**7) / 100:,.2f}"
        form = self._random.choice(("${}", "€{}", "£{}", "{} €", "{} EUR", "{} dollars", "{}"))
        return form.format(amount)

    def _hex(self) -> str:
        return f"{self._random.getrandbits(self._random.choice((64, 128, 160))):x}"

    def _hexes(self) -> str:
        return f"{self._random.getrandbits(self._random.choice((24, 32))):x}"

    def _ean(self) -> str:
        start = self._random.choice(("978", "979", "400", "401", "590", "599", "731"))
        return start + str(self._random.randrange(10**9, 10**10))

    def _number(self) -> str:
        """Make a number as offices and companies give, in the ways that people write one."""
        form = self._random.choice(_NUMBERS_OF_OFFICES.split())
        made = "".join(map(self._character, form))
        spaced = made.replace("-", " ")
        ways = (made, made, spaced, made.lower(), " ".join(made), f"'{made}'", f"{made}.")
        return self._random.choice(ways)

    def _character(self, form: str) -> str:
        if form == "9":
            return str(self._random.randrange(10))
        return self._random.choice("ABCDEFGHJKLMNPRSTUVWXYZ") if form == "X" else form

    def _part(self) -> str:
        groups = (str(self._random.randrange(10, 1000)) for _ in range(self._random.choice((2, 3))))
        return self._random.choice(".- ").join(groups)

    def _version(self) -> str:
        parts = self._random.choice((2, 3))
        return ".".join(str(self._random.randint(0, 30)) for _ in range(parts))

    def _code(self) -> str:
        """Make a code as companies give to models, parts and errors."""
        letters = "".join(
            self._random.choices("ABCDEFGHJKLMNPRSTUVWXYZ", k=self._random.randint(1, 4))
        )
        number = self._random.randrange(10, 10 ** self._random.randint(2, 6))
        form = self._random.choice(("{0}{1}", "{0}-{1}", "{0} {1}", "{1}-{0}", "{0}{1}A"))
        return form.format(letters, number)


@cache
def _faker(locale: str) -> Faker:
    return Faker(locale)
