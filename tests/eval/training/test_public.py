import json
from pathlib import Path
from random import Random

from eval.suites.redaction.splits import is_held_back
from eval.training import public


def _written(path: Path, *lines: dict[str, object]) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def test_chats_are_read_with_what_was_said_before(tmp_path: Path) -> None:
    span = {"start": 0, "end": 3, "type": "PERSON", "value": "ada"}
    path = _written(
        tmp_path / "chat.jsonl",
        {"conversation": "a", "turn": 2, "text": "ada", "spans": [span]},
        {"conversation": "a", "turn": 0, "text": "hi", "spans": []},
    )
    learnt = list(public.multidogo(path, Random(1)))
    first = learnt[0]
    second = next(e for e in learnt if e.text == "ada" and e.context.history)
    assert (first.text, first.context.history) == ("hi", ())
    assert (second.spans, second.context.history) == (((0, 3, "PERSON"),), ("hi",))


def test_held_back_templates_are_never_learnt(tmp_path: Path) -> None:
    lines = [{"text": str(n), "spans": [], "template_id": n} for n in range(40)]
    path = _written(tmp_path / "templates.jsonl", *lines)
    learnt = {int(example.text) for example in public.templates(path)}
    assert learnt == {n for n in range(40) if not is_held_back(n)}


def test_messages_for_measuring_are_never_learnt(tmp_path: Path) -> None:
    lines = [{"text": f"message {n}", "intent": "other"} for n in range(6)]
    path = _written(tmp_path / "messages.jsonl", *lines)
    learnt = [example.text for example in public.messages(path, kept_out=3)]
    assert learnt == ["message 1", "message 2", "message 4", "message 5"]


def test_who_is_called_is_marked_and_a_steak_house_is_not(tmp_path: Path) -> None:
    path = _written(
        tmp_path / "messages.jsonl",
        {"text": "-", "intent": "other"},
        {"text": "call martha", "intent": "make_call"},
        {"text": "charlotte weather", "intent": "weather"},
    )
    call, weather = public.messages(path, kept_out=3)
    assert call.spans == ((5, 11, "PERSON"),)
    assert {kind for _, _, kind in weather.spans} <= {"THING"}
