import json
from collections import Counter
from pathlib import Path

import pytest

from eval.generating.families import FAMILIES
from eval.generating.sentences import OWN
from eval.suites.redaction.labelled import NOT_PERSONAL
from eval.suites.redaction.structured import NOBODYS, PERSONAL, carriers, generated, vectors

DATA = Path(__file__).parents[5] / "shared" / "data"


def write_vectors(folder: Path) -> None:
    rows = [
        {"type": "iban", "value": "GB82 WEST 1234 5698 7654 32", "declared_valid": True},
        {"type": "iban", "value": "GB82 WEST 1234 5698 7654 33", "declared_valid": False},
        {"type": "mx_rfc", "value": "AAA010101AAA", "declared_valid": True},
        {"type": "mx_rfc", "value": "VECJ880326XXX", "declared_valid": True},
        {"type": "isbn", "value": "978-0-471-11709-4", "declared_valid": True},
        {"type": "eu_vat", "value": "ATU14243102", "declared_valid": True},
    ]
    (folder / "stdnum_vectors").mkdir()
    text = "\n".join(json.dumps(row) for row in rows)
    (folder / "stdnum_vectors" / "records.jsonl").write_text(text)


def test_it_works(tmp_path: Path) -> None:
    cases = generated(tmp_path, "dev", [FAMILIES["card"], FAMILIES["es_dni"]])
    labels = [
        (thread.turns[0].text, label)
        for thread in cases
        for label in thread.turns[0].labels
        if label.kind != NOT_PERSONAL
    ]
    # As many texts hold nothing personal as hold something.
    assert len(cases) == 2 * len(labels)
    kinds = Counter(label.kind for _, label in labels)
    assert kinds["CARD"] >= 200
    assert kinds["NATIONAL_ID"] >= 40
    for text, label in labels:
        assert text[label.start : label.end]


def test_the_same_split_gives_the_same_cases_and_another_gives_others(tmp_path: Path) -> None:
    dev, again, test = (
        generated(tmp_path, split, [FAMILIES["card"]]) for split in ("dev", "dev", "test")
    )
    assert dev == again
    assert dev != test


def test_numbers_of_persons_are_labelled_and_those_of_things_are_not(tmp_path: Path) -> None:
    write_vectors(tmp_path)
    cases = vectors(tmp_path, "dev", labelled=True)
    told = {thread.group.split(",")[0]: thread.turns[0] for thread in cases}
    assert set(told) == {"iban", "isbn", "mx_rfc"}
    value = next(label for label in told["mx_rfc"].labels if label.kind != NOT_PERSONAL)
    assert told["mx_rfc"].text[value.start : value.end] == "VECJ880326XXX"
    assert all(label.kind == NOT_PERSONAL for label in told["isbn"].labels)
    start = told["isbn"].text.index("978-0-471-11709-4")
    # Hiding it has to count as wrong, so no label may lie on it.
    assert not [label for label in told["isbn"].labels if label.start <= start < label.end]
    assert len(cases) == 3


def test_a_bare_number_has_no_label_before_it(tmp_path: Path) -> None:
    write_vectors(tmp_path)
    cases = vectors(tmp_path, "dev", labelled=False)
    (iban,) = [thread.turns[0].text for thread in cases if thread.group.startswith("iban")]
    assert "IBAN" not in iban


def test_no_type_is_a_persons_and_a_things() -> None:
    assert not set(PERSONAL) & set(NOBODYS)


def test_our_own_messages_serve_where_there_are_no_real_ones(tmp_path: Path) -> None:
    assert carriers(tmp_path, "dev") == OWN


def test_every_type_named_is_in_the_public_data() -> None:
    path = DATA / "stdnum_vectors" / "records.jsonl"
    if not path.is_file():
        pytest.skip(f"{path} is not here")
    types = {json.loads(line)["type"] for line in path.read_text().splitlines()}
    assert set(PERSONAL) | set(NOBODYS) <= types
