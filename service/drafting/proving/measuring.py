"""Units of measure as they are written, each with its kind and what it is worth in that kind."""

from collections.abc import Iterator

_WORDS = """
    time:1 second seconds sec secs
    time:60 minute minutes min mins
    time:3600 hour hours hr hrs
    time:86400 day days
    time:604800 week weeks
    months:1 month months
    months:3 quarter quarters
    months:12 year years yr yrs
    bytes:1 byte bytes
    bytes:1000 kilobyte kilobytes
    bytes:1000000 megabyte megabytes
    bytes:1000000000 gigabyte gigabytes
    bytes:1000000000000 terabyte terabytes
    length:0.001 millimetre millimetres millimeter millimeters
    length:0.01 centimetre centimetres centimeter centimeters
    length:0.0254 inch inches
    length:0.3048 foot feet ft
    length:1 metre metres meter meters
    length:1000 kilometre kilometres kilometer kilometers
    length:1609.344 mile miles
    mass:0.001 gram grams
    mass:1 kilo kilos kilogram kilograms
    mass:0.45359237 pound-weight lb lbs
    mass:0.028349523 ounce ounces oz
    volume:1 litre litres liter liters
    volume:3.785411784 gallon gallons
    current:1 amp amps ampere amperes
    voltage:1 volt volts
    power:1 watt watts
    frequency:1 hertz
    angle:1 degree degrees
    percent:1 percent percentage
    GBP:1 gbp pound pounds quid
    GBP:0.01 pence penny
    EUR:1 eur euro euros
    USD:1 usd dollar dollars buck bucks
    cents:1 cent cents
    CHF:1 chf franc francs
    JPY:1 jpy yen
    INR:1 inr rupee rupees
    CAD:1 cad
    AUD:1 aud
    CNY:1 cny yuan
"""
_SIGNS = """
    time:0.001 ms
    time:0.000001 us µs
    time:1 s
    time:3600 h
    bytes:1000 kB KB kb
    bytes:1000000 MB
    bytes:1000000000 GB
    bytes:1000000000000 TB
    bytes:1024 KiB
    bytes:1048576 MiB
    bytes:1073741824 GiB
    length:0.000001 µm
    length:0.001 mm
    length:0.01 cm
    length:1 m
    length:1000 km
    mass:0.000001 mg
    mass:0.001 g
    mass:1 kg
    volume:0.001 ml mL
    volume:1 l L
    current:0.000001 µA uA
    current:0.001 mA
    current:1 A
    charge:1 Ah
    charge:0.001 mAh
    voltage:0.001 mV
    voltage:1 V
    voltage:1000 kV
    power:0.001 mW
    power:1 W
    power:1000 kW
    frequency:1 Hz
    frequency:1000 kHz KHz
    frequency:1000000 MHz
    frequency:1000000000 GHz
    resistance:1 Ω
    resistance:1000 kΩ
    celsius:1 °C ºC
    fahrenheit:1 °F ºF
    rate:1 bps
    rate:1000 kbps
    rate:1000000 Mbps
    decibel:1 dB
"""

SYMBOLS = {"£": "GBP", "€": "EUR", "$": "USD", "¥": "JPY", "₹": "INR"}
"""Signs of currencies that stand at an amount."""

_NUMBERS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
"""
NUMBER_WORDS = {word: value for value, word in enumerate(_NUMBERS.split())}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_MONTHS = "january february march april may june july august september october november december"
MONTHS = {
    name: number
    for number, month in enumerate(_MONTHS.split(), start=1)
    for name in {month, month[:3]}
} | {"sept": 9}

Measure = tuple[str, float]


def measure(unit: str) -> Measure | None:
    """Tell a unit's kind and worth, as ("time", 60) of minutes; signs count by their case."""
    return _BY_SIGN.get(unit) or _BY_WORD.get(unit.lower())


def _listed(table: str) -> Iterator[tuple[str, Measure]]:
    for line in table.strip().splitlines():
        about, *names = line.split()
        kind, _, worth = about.partition(":")
        for name in names:
            yield name, (kind, float(worth))


_BY_WORD = dict(_listed(_WORDS))
_BY_SIGN = dict(_listed(_SIGNS))
