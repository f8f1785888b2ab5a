"""Make numbers and words that look like personal data and are none; they have to stay."""

from collections.abc import Mapping
from random import Random

from stdnum import ean, luhn

from eval.generating.filling import filled


def near_miss(random: Random) -> tuple[str, str]:
    """Make one phrase that has to stay; give its sort and itself."""
    sort = random.choice(sorted(NEAR_MISSES))
    template = random.choice(NEAR_MISSES[sort])
    for field, make in _FIELDS.items():
        template = template.replace(field, make(random))
    return sort, filled(template, random)


NEAR_MISSES: Mapping[str, tuple[str, ...]] = {
    "order": (
        "order {wrong_luhn}",
        "order no. #######",
        "order number {wrong_luhn}",
        "Order #@@-######",
    ),
    "invoice": ("invoice INV-2024-#####", "invoice {wrong_luhn}", "invoice no. 2023/####"),
    "ticket": ("ticket #######", "case 00######", "ticket ZD-#####", "ref. CAS-#####-@#@#@#"),
    "tracking": (
        "tracking number 1Z^^^^^^############",
        "parcel ##############",
        "tracking @@#########GB",
        "shipment 9400 1### #### #### #### ##",
    ),
    "price": ("it cost 1#,###.## EUR", "$#,###.##", "£###.##", "I was charged 1#.###,## €"),
    "date": (
        "on 1#.0#.2023",
        "since 2022-0#-1#",
        "on 0#/1#/2024",
        "2023-0#-1#T1#:##:##Z",
        "March 1#, 2024",
    ),
    "time": ("at 1#:0#", "between 0#:30 and 1#:45", "for 3# minutes", "in 2-4 business days"),
    "version": (
        "version 1.1#.#.#",
        "firmware 2.0.1#.4",
        "app v10.4.##",
        "build 20240#1#",
        "iOS 17.#.1",
    ),
    "part": (
        "part number @@@-####-@",
        "model XR-####",
        "SKU ########",
        "article no. ###.###.##",
        "part ABX000##",
    ),
    "error": ("error 0x800#00#7", "error code E-###", "exit code ###", "HTTP 50#", "status 40#"),
    "measure": (
        "1920x1080",
        "#### mAh",
        "3.3 V and 5##mA",
        "##,### km",
        "1#00 x 6## mm",
        "-1# to +4# °C",
    ),
    "local address": (
        "192.168.1.1",
        "http://192.168.0.1",
        "127.0.0.1",
        "mask 255.255.255.0",
        "gateway 10.0.0.1",
    ),
    "hash": (
        "commit ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~",
        "sha256 ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~",
    ),
    "book": ("ISBN {isbn}", "EAN {ean}", "barcode {ean}"),
    "link": (
        "https://example.com/help/articles/########",
        "www.example.com/faq",
        "https://example.com/p/##-blue-lamp",
    ),
    "code": (
        "analogRead(A0) gives 1###",
        "pin 1#",
        "baud rate 115200",
        "digitalWrite(1#, HIGH)",
        "port 8080",
        "0x3C",
    ),
    "share": ("##.#%", "#0 percent off", "1 in ##,###", "4.# out of 5", "section 1#.#.#"),
    "flight": ("flight BA###", "gate @##", "seat 1#@", "route ###", "bus 1##"),
    "colour": ("colour code ff~~~~", "RAL ####", "size ##", "EU 4#", "type AA batteries, 1.5 V"),
    "quantity": (
        "#,### pieces",
        "##### steps",
        "1##,###,### views",
        "page ### of ###",
        "lot #####",
    ),
}
"""Phrases that have to stay, by sort; templates of ``filling.filled``, and the fields below."""


def _book(random: Random) -> str:
    return _with_check_digit("978#########", random)


def _article(random: Random) -> str:
    return _with_check_digit("40##########", random)


def _with_check_digit(template: str, random: Random) -> str:
    number = filled(template, random)
    return number + ean.calc_check_digit(number)


def _wrong_luhn(random: Random) -> str:
    """Make a number of 12 to 16 digits that no card has: its check digit is wrong."""
    number = filled("#" * random.randrange(12, 17), random)
    return number if not luhn.is_valid(number) else number[:-1] + str((int(number[-1]) + 1) % 10)


_FIELDS = {"{isbn}": _book, "{ean}": _article, "{wrong_luhn}": _wrong_luhn}
