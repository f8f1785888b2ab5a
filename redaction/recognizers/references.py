"""The numbers by which companies know people and things: only their labels tell them apart."""

import re
from collections.abc import Callable

from redaction.recognizers.clues import FIGURES
from redaction.recognizers.labels import CODE, after_label, before_label
from redaction.recognizers.shapes import LABELLED, Recognizer, Shape, has_characters, has_digits

_ACCOUNT = """
    account number; account no; account id; acct no; a/c no; ac no; acc no; customer number
    ; customer no; customer id; customer code; client number; client id; member id; member number
    ; member no; membership; membership number; membership id; user id; userid; user number
    ; profile id; subscriber id; subscriber number; subscription id; loyalty number; loyalty card
    ; frequent flyer; frequent flyer number; rewards number; mileage; employee id; employee number
    ; staff id; student id; student number; patron number; contract number; contract no
    ; meter number; merchant id; kundennummer; kunden nr; vertragsnummer; mitgliedsnummer
    ; numéro de client; numéro client; numéro de compte; n° client; número de cliente
    ; número de cuenta; número de socio; numero cliente; codice cliente; número de conta
    ; klantnummer; numer klienta; ügyfélszám; ügyfélazonosító
"""
_BOOKING = """
    booking; booking id; booking ref; booking reference; booking number; booking code
    ; booking confirmation; reservation; reservation number; reservation code; reservation id
    ; confirmation; confirmation number; confirmation code; confirmation id; pnr; pnr number
    ; record locator; itinerary; itinerary number; e ticket; eticket; buchungsnummer; buchungscode
    ; numéro de réservation; localizador; código de reserva; número de reserva
    ; codice prenotazione; boekingsnummer; numer rezerwacji; foglalási szám; foglalási kód
"""
_ORDER = """
    order; order number; order no; order id; order ref; purchase order; po number; invoice
    ; invoice number; invoice no; ticket; ticket number; ticket no; ticket id; case; case number
    ; case id; case no; request id; incident; tracking; tracking number; tracking id; tracking no
    ; tracking code; parcel; shipment; shipment number; consignment; waybill; awb; transaction
    ; transaction id; transaction number; payment id; payment reference; reference
    ; reference number; reference no; ref; ref no; rma; rma number; return number; receipt
    ; receipt number; bestellnummer; bestellung; auftragsnummer; rechnungsnummer; rechnung
    ; sendungsnummer; commande; numéro de commande; numéro de suivi; facture; pedido
    ; número de pedido; factura; número de seguimiento; ordine; numero d'ordine; fattura
    ; encomenda; fatura; bestelling; bestelnummer; factuurnummer; zamówienie; numer zamówienia
    ; faktura; rendelés; rendelési szám; rendelésszám; számlaszám
"""
_LICENCE = """
    certificate; certificate number; certificate no; permit; permit number
    ; registration certificate; bar number; dea; dea number; npi; npi number; medical license
    ; medical licence; professional license; professional licence; business license
    ; business licence; pilot license
"""
_LETTERS_AND_FIGURES = r"(?=[A-Z0-9]{0,5}\d)(?=\d{0,5}[A-Z])[A-Z0-9]{6}(?!\w)|(?-i:[A-Z]{6})(?!\w)"


def _codes(kind: str, labels: str, check: Callable[[str], bool]) -> tuple[Recognizer, ...]:
    return after_label(kind, labels, CODE, check), before_label(kind, labels, check)


RECOGNIZERS: tuple[Recognizer, ...] = (
    *_codes("ACCOUNT", _ACCOUNT, has_characters(4)),
    # A bare "account" is followed by many things; by its number on the same line at once.
    after_label(
        "ACCOUNT",
        "account; acct; a/c; ac; customer; client; member; subscriber",
        r"\d[A-Z0-9]{0,20}(?:[ \-]\d{2,12}){0,4}(?![\w%]|[.:]\d)",
        has_digits(4),
        link=r"[ ]{0,2}[:#=]?[ ]{0,2}",
    ),
    *_codes("BOOKING", _BOOKING, has_characters(4)),
    # A record locator: six letters and figures, or six capitals.
    after_label("BOOKING", _BOOKING, _LETTERS_AND_FIGURES, needs=()),
    *_codes("ORDER", _ORDER, has_characters(4)),
    after_label("LICENCE", _LICENCE, CODE, has_digits(4)),
    # Parcels of UPS, which look like nothing else.
    Shape(
        "ORDER",
        LABELLED,
        re.compile(r"\b1Z[A-Z0-9]{16}\b"),
        needs=(frozenset("z"),),
        begins=FIGURES,
    ),
)
