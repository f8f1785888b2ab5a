import json
from pathlib import Path
from typing import Any

import pytest

from eval.cases import CasesUnreadableError
from eval.suites.redaction.labelled import (
    NOT_PERSONAL,
    Label,
    Sample,
    chats,
    lines_of_articles,
    messages,
    reported,
    templated,
)
from eval.suites.redaction.splits import is_held_back

ADA = {"id": "1", "text": "Ada, 36, of Acme", "template_id": 1}
SPANS = [
    {"start": 0, "end": 3, "type": "PERSON"},
    {"start": 5, "end": 7, "type": "AGE"},
    {"start": 12, "end": 16, "type": "ORGANIZATION"},
]


def write(path: Path, *rows: Any) -> None:
    path.write_text("\n".join(json.dumps(row) for row in rows))


def test_it_works(tmp_path: Path) -> None:
    write(tmp_path / "records.synth_dataset_v2.jsonl", {**ADA, "spans": SPANS})
    (thread,) = templated(tmp_path, split="all", profile="support")
    assert thread.group == "1"
    labels = (Label(0, 3, "PERSON"), Label(5, 7, NOT_PERSONAL), Label(12, 16, NOT_PERSONAL))
    assert thread.turns == (Sample("Ada, 36, of Acme", labels),)


@pytest.mark.parametrize("profile", ["gdpr_strict", "hipaa"])
def test_strict_profiles_have_more_kinds(tmp_path: Path, profile: str) -> None:
    write(tmp_path / "records.synth_dataset_v2.jsonl", {**ADA, "spans": SPANS})
    (thread,) = templated(tmp_path, split="all", profile=profile)
    assert [label.kind for label in thread.turns[0].labels] == ["PERSON", "AGE", NOT_PERSONAL]


def test_a_template_is_in_one_split_alone(tmp_path: Path) -> None:
    rows = [{**ADA, "template_id": n, "spans": []} for n in range(40)]
    write(tmp_path / "records.synth_dataset_v2.jsonl", *rows)
    dev = {t.group for t in templated(tmp_path, split="dev", profile="support")}
    test = {t.group for t in templated(tmp_path, split="test", profile="support")}
    assert not dev & test
    assert test == {str(n) for n in range(40) if is_held_back(n)}
    assert len(dev | test) == 40


def test_what_agents_reported_has_our_kinds(tmp_path: Path) -> None:
    report = {"id": "r1", "text": "Ada", "spans": [{**SPANS[0], "type": "MEMBER_NO"}]}
    write(tmp_path / "records.jsonl", {**report, "reports": ["miss MEMBER_NO"]})
    (thread,) = reported(tmp_path / "records.jsonl")
    assert thread.turns == (Sample("Ada", (Label(0, 3, "MEMBER_NO"),)),)


def test_a_conversation_has_its_turns_in_order(tmp_path: Path) -> None:
    write(
        tmp_path / "records.dev.jsonl",
        {"conversation": "b", "turn": 0, "text": "hi", "spans": []},
        {"conversation": "a", "turn": 2, "text": "ada", "spans": [SPANS[0]]},
        {"conversation": "a", "turn": 0, "text": "hello", "spans": []},
    )
    first, second = chats(tmp_path)
    assert [turn.text for turn in first.turns] == ["hello", "ada"]
    assert first.turns[1].labels == (Label(0, 3, "PERSON"),)
    assert second.group == "b"


def test_messages_stand_for_themselves(tmp_path: Path) -> None:
    write(tmp_path / "a", {"id": "1", "text": "x"})
    write(tmp_path / "b", {"id": "2", "text": "y"})
    assert [t.turns for t in messages([tmp_path / "a", tmp_path / "b"])] == [
        (Sample("x"),),
        (Sample("y"),),
    ]


def test_articles_are_split_into_lines(tmp_path: Path) -> None:
    write(tmp_path / "corpus.jsonl", {"id": "lamp", "text": "It blinks.\n\nPress it."})
    (thread,) = lines_of_articles(tmp_path / "corpus.jsonl")
    assert [turn.text for turn in thread.turns] == ["It blinks.", "Press it."]


def test_what_is_no_json_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "records.dev.jsonl").write_text("{")
    with pytest.raises(CasesUnreadableError, match=r"records\.dev\.jsonl cannot be read"):
        chats(tmp_path)
