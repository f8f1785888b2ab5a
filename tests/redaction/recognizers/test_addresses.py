from collections.abc import Callable

import pytest

from redaction.recognizers.addresses import RECOGNIZERS

Find = Callable[[object, str], list[tuple[str, str]]]


def test_it_works(find: Find) -> None:
    assert find(RECOGNIZERS, "at 12 High Street, London SW1A 1AA.") == [
        ("ADDRESS", "12 High Street, London SW1A 1AA")
    ]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("ADDRESS", "9520 Faires Farm Road, Charlotte, NC 28213"),
        ("ADDRESS", "Flat 3, 22 Baker Street\nLondon\nNW1 6XE"),
        ("ADDRESS", "Hauptstraße 12, 10115 Berlin"),
        ("ADDRESS", "10 rue de la Paix, 75002 Paris"),
        ("ADDRESS", "Via Roma 12, 00184 Roma"),
        ("ADDRESS", "Kossuth Lajos utca 5. II/3, 1053 Budapest"),
        ("ADDRESS", "P.O. Box 1234"),
        ("ADDRESS", "1600 Pennsylvania Ave NW, Washington, DC 20500"),
        ("ADDRESS", "SW1A 1AA"),
        ("ADDRESS", "Springfield, IL 62704"),
        ("COORDINATES", "48.85837, 2.29448"),
        ("COORDINATES", "48°51'29\"N 2°17'40\"E"),
    ],
)
def test_it_finds_each_by_its_shape(find: Find, kind: str, value: str) -> None:
    assert find(RECOGNIZERS, f"x {value} x") == [(kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "Please send it to 6 Day Cove.",
        "Ship it to: 637 Day Curve, North Jo",
        "I live at 12 May Road, Oldham",
    ],
)
def test_a_street_may_be_called_like_a_unit_of_time(find: Find, text: str) -> None:
    assert [kind for kind, _ in find(RECOGNIZERS, text)] == ["ADDRESS"]


@pytest.mark.parametrize(
    "text",
    [
        "2 weeks in this way",
        "It takes 6 day weeks.",
        "I bought a 1 Day Pass for Monday",
        "in 3 days the road",
        "via port 3000",
        "I live in Berlin",
        "5 different ways to drive",
        "Press 3 and close the lid",
        "version 1.5, 2.5",
        "12.50, 13.75",
        "E4 error",
        "pin 5 in place",
    ],
)
def test_it_leaves_the_rest(find: Find, text: str) -> None:
    assert find(RECOGNIZERS, text) == []


def test_it_finds_an_address_that_is_told(find: Find) -> None:
    assert find(RECOGNIZERS, "I live at 32 Basant Vihar, Gwalior") == [
        ("ADDRESS", "32 Basant Vihar, Gwalior")
    ]


def test_it_finds_a_labelled_postal_code(find: Find) -> None:
    assert find(RECOGNIZERS, "ZIP: 90210") == [("ADDRESS", "90210")]


def test_it_finds_no_e_mail_or_ip_address(find: Find) -> None:
    assert find(RECOGNIZERS, "my email address is 5 letters long") == []


@pytest.mark.parametrize(
    "value",
    [
        "20789 Allika 46\n Suite 501\n Riisa\n\n Estonia 62488",
        "Puruntie 82, 00100 Helsinki",
        "Calle Mayor 4, 28013 Madrid",
        "Rákóczi út 12, 1072 Budapest",
        "Herrengracht 12, 1015 AB Amsterdam",
        "ul. Marszałkowska 10/12, 00-590 Warszawa",
        "Kungsgatan 5, 111 43 Stockholm",
        "9520 faires farm road charlotte nc 28213",
        "8724 8 th lane market street",
        "55 Elm St., Apt. 4B, Boston, MA 02116-1234",
        "PSC 0413, Box 8144\nAPO AA 42323",
        "221B Baker Street, London",
        "12 Sunset Ridge",
        "Via dei Fiorentini 17",
        "the corner of Dalbraut 99 and Frederikke Coves",
    ],
)
def test_it_finds_addresses_of_many_countries(find: Find, value: str) -> None:
    assert find(RECOGNIZERS, f"at {value}.") == [("ADDRESS", value)]


@pytest.mark.parametrize(
    "text",
    [
        "12 Knock Lock does not work",
        "these settings address Level 2 risks",
        "sessions address AC 3.1.6 and",
        "handled via NGINX on port 443 and",
        "Microsoft 365 via Entra ID",
        "MKR WAN 1300, MKRWAN 1310",
        "the bottom-left corner of the screen and selecting Prompt",
        "order 4711 Galaxy 10.",
        "my hardware address is 00 CE",
        "5 May Street view",
        "on Google Drive 2",
    ],
)
def test_it_leaves_what_only_looks_like_an_address(find: Find, text: str) -> None:
    assert find(RECOGNIZERS, text) == []


def test_a_signature_under_an_address_is_none_of_it(find: Find) -> None:
    assert find(RECOGNIZERS, "at 12 High Street\n\nAda Lovelace") == [("ADDRESS", "12 High Street")]


def test_a_sentence_after_an_address_is_none_of_it(find: Find) -> None:
    assert find(RECOGNIZERS, "at 12 High Street, please call") == [("ADDRESS", "12 High Street")]
