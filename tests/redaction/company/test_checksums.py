import pytest

from redaction.company.checksums import UnknownChecksumError, checksum


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("luhn", "79927398713", "79927398710"),
        ("luhn", "7992-7398 713", "7992-7398 710"),
        ("mod97", "9999 1234 1234 1234 1234-40", "9999 1234 1234 1234 1234-41"),
        ("mod11_10", "79469", "79463"),
        ("mod11_2", "0000 0002-1825-0097", "0000 0002-1825-0098"),
        ("mod37_36", "A12425GABC1234002M", "A12425GABC1234002N"),
        ("mod37_2", "G123489654321Y", "G123489654321Z"),
        ("verhoeff", "2363", "2364"),
        ("damm", "5724", "5725"),
        ("stdnum:de.idnr", "36 574 261 809", "36 574 261 890"),
        ("stdnum:isin", "US0378331005", "US0378331006"),
    ],
)
def test_it_works(name: str, right: str, wrong: str) -> None:
    check = checksum(name)
    assert check(right)
    assert not check(wrong)


@pytest.mark.parametrize(
    "name", ["", "crc", "stdnum:", "stdnum:de.nix", "stdnum:de", "stdnum:os", "stdnum:../os", "os"]
)
def test_there_is_no_such_checksum(name: str) -> None:
    with pytest.raises(UnknownChecksumError, match="luhn, mod97"):
        checksum(name)
