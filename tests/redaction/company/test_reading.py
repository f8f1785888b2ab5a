from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redaction.company import CompanyFileError, read_company
from redaction.company.checking import NEVER_KEPT, found_in
from redaction.profiles import PROFILES

MEMBER = """
[[kind]]
name = "MEMBER_NO"
pattern = '\\bMB-?\\d{6}\\b'
examples = ["my number is MB-123456"]
"""
DOC = Path(__file__).parents[3] / "docs" / "profiles.md"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "acme.toml"


def wrong(file: Path, text: str) -> str:
    file.write_text(text)
    with pytest.raises(CompanyFileError) as refused:
        read_company(file)
    return str(refused.value)


def test_it_works(file: Path) -> None:
    file.write_text(
        'products = ["Aurora"]\n'
        + MEMBER
        + '[profile]\nname = "acme"\nbase = "hipaa"\nhide = {ORIGIN = "We sell abroad."}\n'
        + 'keep = ["ORDER"]\nleast_score = 0.4\n'
    )
    company = read_company(file)
    assert company.products == ("Aurora",)
    assert [kind.name for kind in company.kinds] == ["MEMBER_NO"]
    own = company.default
    assert list(company.profiles) == [*PROFILES, "acme"]
    assert own.hidden == PROFILES["hipaa"].hidden - {"ORDER"} | {"ORIGIN", "MEMBER_NO"}
    assert own.rules["ORIGIN"].why == "We sell abroad."
    assert own.rules["ORDER"].why == "As acme.toml says."
    assert (own.least_score, own.keeps_last_four) == (0.4, False)


def test_what_a_profile_does_not_say_is_as_in_its_base(file: Path) -> None:
    for base in PROFILES.values():
        file.write_text(f'[profile]\nbase = "{base.name}"')
        own = read_company(file).default
        assert (own.name, own.rules) == ("company", base.rules)
        assert own.least_score == base.least_score
        assert own.keeps_last_four == base.keeps_last_four


def test_an_empty_file_adds_nothing(file: Path) -> None:
    file.write_text("")
    assert read_company(file).default == PROFILES["support"]


def test_the_file_of_the_documentation_works(file: Path) -> None:
    text = DOC.read_text()
    begin = text.index("```toml\n") + len("```toml\n")
    file.write_text(text[begin : text.index("```", begin)])
    company = read_company(file)
    assert [kind.name for kind in company.kinds] == ["MEMBER_NO", "METER"]
    assert company.default.name == "acme"


@pytest.mark.parametrize("kind", sorted(NEVER_KEPT))
def test_some_kinds_are_kept_by_nobody(file: Path, kind: str) -> None:
    assert f"{kind} is hidden in every profile" in wrong(file, f'[profile]\nkeep = ["{kind}"]')


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("name = 'member'", "line 2, kind 1: name: "),
        ("name = 'M'", "two to 31 capital letters"),
        ("name = 'M1'", "as in MEMBER_NO"),
        (f"name = '{'M' * 32}'", "line 2, kind 1: name: "),
        ("name = 'CARD'", "CARD is a kind of Deskproof's"),
        ("pattern = '(a)\\1'", "line 2, kind MEMBER_NO: The pattern cannot be used"),
        ("pattern = '[a'", "missing ]"),
        ("pattern = '(?<=MB-)\\d+'", "cannot look behind"),
        ("pattern = '(a{1,1000}){1,1000}'", "1000 at most"),
        ("pattern = '\\d*'", "matches the empty text"),
        ("pattern = '\\b'", "matches the empty text"),
        ("pattern = '\\w+'", "ordinary message"),
        ("pattern = 'XX\\d+'", "Nothing is found in example 1. The pattern does not match"),
        ("pattern = 5", "kind 1: pattern: "),
        ("checksum = 'luhn'", "the checksum does not hold"),
        ("checksum = 'crc'", "There is no checksum 'crc'; there are luhn"),
        ("score = 0.3", "none of its context words is near"),
        ("score = 2", "kind 1: score: "),
        ("examples = []", "kind 1: examples: "),
        ("counter_examples = ['MB123456']", "found in counter-example 1"),
        ("patern = 'x'", "kind 1: patern: "),
    ],
)
def test_what_is_wrong_with_a_kind_is_said(file: Path, field: str, sentence: str) -> None:
    name = field.partition(" = ")[0]
    lines = [line for line in MEMBER.splitlines() if not line.startswith(f"{name} =")]
    said = wrong(file, "\n".join([*lines, field]))
    assert said.startswith(str(file))
    assert sentence in said


@pytest.mark.parametrize(
    ("profile", "sentence"),
    [
        ('base = "suport"', "no base 'suport'; there are support, pci, hipaa, gdpr_strict"),
        ('name = "hipaa"', "is a profile of Deskproof's"),
        ('hide = ["ODER"]', "there is no kind 'ODER'. Do you mean ORDER?"),
        ('hide = ["ORDER"]\nkeep = ["ORDER"]', "ORDER cannot be both hidden and kept"),
        ("least_score = 0.9", "profile.least_score: "),
        ("keep = 5", "profile.keep: "),
    ],
)
def test_what_is_wrong_with_the_profile_is_said(file: Path, profile: str, sentence: str) -> None:
    assert sentence in wrong(file, f"[profile]\n{profile}")


def test_everything_that_is_wrong_is_said_at_once(file: Path) -> None:
    bad = MEMBER.replace("d{6}", "d*)")
    said = wrong(file, bad + MEMBER.replace("MB-?", "XX") + '[profile]\nhide = ["ODER"]')
    assert ["line 2," in said, "line 7," in said, "ODER" in said] == [True] * 3
    assert len(said.splitlines()) == 3


def test_a_pattern_that_would_backtrack_for_ever_elsewhere_is_harmless(file: Path) -> None:
    file.write_text(
        '[[kind]]\nname = "EVIL"\npattern = \'(?:(a+)+|(?:b|b)*c)z\'\nexamples = ["aaz"]\n'
    )
    kind = read_company(file).kinds[0]
    assert found_in(kind, "a" * 50_000 + "b" * 50_000) == []


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"[[kind]", "it is not TOML"),
        (b"x = 1", "x: Extra inputs"),
        (b"kind = 5", "kind: "),
        (b"\xff\xfe", "not UTF-8"),
        (b"#" * 1_000_001, "larger than"),
        (b"a = " + b"[" * 100_000, "acme.toml"),
    ],
)
def test_a_file_that_is_none_is_refused(file: Path, raw: bytes, sentence: str) -> None:
    file.write_bytes(raw)
    with pytest.raises(CompanyFileError, match=sentence):
        read_company(file)


def test_a_file_that_is_not_there_is_named(file: Path) -> None:
    with pytest.raises(CompanyFileError, match=r"acme.toml: it cannot be read \(No such file"):
        read_company(file)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(CompanyFileError, match="cannot be read"):
        read_company(tmp_path)


@given(st.text(max_size=30), st.sampled_from(["pattern", "name", "checksum"]))
def test_whatever_it_holds_it_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, value: str, field: str
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.toml"
    written = "".join(c if c.isalnum() else f"\\U{ord(c):08x}" for c in value)
    lines = [line for line in MEMBER.splitlines() if not line.startswith(f"{field} =")]
    file.write_text("\n".join([*lines, f'{field} = "{written}"']), encoding="utf-8")
    with suppress(CompanyFileError):
        assert read_company(file).kinds
