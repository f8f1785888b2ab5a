from dataclasses import replace
from datetime import UTC, datetime

from redaction.text import RedactedText
from service.feedback.cases import Case, cases
from service.model.feedback import RedactionReport, ReportedText

TEXT = RedactedText("Hi, <PERSON_1> here, <PERSON_1> of <ORDER_1>. Mail <EMAIL_1>!")
MISS = RedactionReport(
    id="r1",
    ticket_id="t1",
    message_id="m1",
    what="miss",
    placeholder="<PERSON_1>",
    shape="xxxx",
    version="0.1.0",
    by="ben@acme.example",
    at=datetime(2026, 3, 1, tzinfo=UTC),
)
FALSE_HIT = replace(MISS, id="r2", what="false_hit", placeholder="<ORDER_1>", shape="XX-999")


def made(*reports: RedactionReport, seed: int = 0) -> list[Case]:
    return list(cases([ReportedText(report, TEXT) for report in reports], seed=seed))


def test_it_works() -> None:
    (case,) = made(MISS)
    assert [span.type for span in case.spans] == ["PERSON", "PERSON", "ORDER", "EMAIL"]
    assert all(case.text[span.start : span.end] == span.value for span in case.spans)
    assert case.text.startswith("Hi, ")
    assert case.text.endswith("!")
    assert "<" not in case.text
    assert (case.id, case.reports) == ("r1", ("miss PERSON",))


def test_a_reported_value_has_its_shape_and_stays_one_value() -> None:
    (case,) = made(MISS)
    first, second = case.spans[:2]
    assert first.value == second.value
    assert first.value.isalpha()
    assert first.value.islower()


def test_what_is_no_personal_data_has_no_span() -> None:
    (case,) = made(FALSE_HIT)
    assert [span.type for span in case.spans] == ["PERSON", "PERSON", "EMAIL"]
    word = case.text.partition(" of ")[2].partition(".")[0]
    assert word[:2].isupper()
    assert word[3:].isdigit()


def test_reports_on_one_message_make_one_case() -> None:
    (case,) = made(MISS, FALSE_HIT)
    assert case.reports == ("miss PERSON", "false_hit ORDER")
    assert [span.type for span in case.spans] == ["PERSON", "PERSON", "EMAIL"]
    assert len(made(MISS, replace(FALSE_HIT, message_id="m2"))) == 2


def test_the_seed_alone_decides_the_values() -> None:
    other = replace(MISS, id="r3", message_id="m2")
    assert made(MISS) == made(MISS)
    assert made(other, MISS)[1] == made(MISS)[0]
    assert made(MISS, seed=1) != made(MISS)
