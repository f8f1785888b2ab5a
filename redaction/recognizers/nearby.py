"""What the words before a number call it: on its line, or alone on the line above."""

import re

_OTHER = (
    r"orders?|invoices?|tracking|parcel|shipment|serial|s/n|sn|reference|ref|case|ticket|sku|part"
    r"|model"
    r"|imei|booking|transaction|po|item|version|build|error|isbn|ean|barcode|batch|lot|user id"
    r"|product"
    r"|licen[cs]e|rma|article|upc|asin|waybill|consignment|receipt|quote|rechnung|bestellung"
    r"|auftrag"
    r"|commande|facture|pedido|factura|ordine|fattura|zam[oó]wienie|rendel[eé]s|bestelling|factuur"
)
_LABEL = re.compile(rf"(?i)\b(?:{_OTHER})(?:nummer|snummer)?\b")
_REACH = 45
_CLAUSE_END = re.compile(r"[;!?]|,[ ]|\.[ ](?=[^\W\d_])")


def clause_before(text: str, start: int) -> str:
    """Give the words just before a position, within their clause."""
    above, _, line = text[max(0, start - _REACH) : start].rpartition("\n")
    before = line if line.strip() else above.rstrip().rpartition("\n")[2]
    return _CLAUSE_END.split(before)[-1]


def is_of_an_order(text: str, start: int) -> bool:
    """Whether the number at a position is called an order's, a thing's or a version's."""
    return bool(_LABEL.search(clause_before(text, start)))


_UNITS = (
    r"steps|views|clicks|rows|files|users|people|points|pixels|px|dpi|mah|k?wh|watts?|volts?|amps?"
    r"|[mck]m|[mk]?g|lbs?|oz|ml|lit(?:re|er)s?|[kmgt]b|[km]bps|[kmg]?hz|rpm|psi|bar|percent|degrees"
    r"|hours?|minutes?|days?|weeks?|months?|years?|times|inch(?:es)?|euros?|dollars?|eur|usd|gbp"
)
_MEASURE = re.compile(
    rf"(?i)[\d.,]+(?:[ ]?[x×*][ ]?[\d.,]+){{1,3}}(?:[ ]?(?:{_UNITS}))?|[\d.,]+[ ]?(?:{_UNITS})"  # noqa: RUF001
    r"|(?=\D*\d)(?=\d*[a-f])[\da-f]{6,}"
)


def reads_as_measure(text: str, start: int, end: int) -> bool:
    """Whether a number is only a part of one ("87,751"), or a size, an amount or a checksum."""
    cut_before = re.search(r"\w$|\d[.,]$", text[max(0, start - 2) : start])
    cut_after = re.match(r"\w|[.,]\d", text[end : end + 2])
    return bool(cut_before or cut_after or _MEASURE.fullmatch(text[start:end]))
