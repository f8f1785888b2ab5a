import json
import shlex

from starlette.testclient import TestClient

from service.web.operations import Operation
from service.web.reference import curl


def test_it_works(visitor: TestClient) -> None:
    page = visitor.get("/docs").text
    assert "/v1/tickets/{ticket_id}/suggestions" in page
    assert "curl -X POST http://testserver/v1/tickets" in page


def test_every_operation_is_there(visitor: TestClient) -> None:
    page = visitor.get("/docs").text
    for path in visitor.get("/openapi.json").json()["paths"]:
        assert f"<code>{path}</code>" in page


def test_it_loads_nothing_from_elsewhere(visitor: TestClient) -> None:
    page = visitor.get("/docs").text
    assert "<script" not in page
    assert 'src="http' not in page


def test_a_command_can_be_pasted_into_a_shell() -> None:
    note = {"text": 'Ada\'s "lamp" & $HOME'}
    operation = Operation(
        "POST", "/v1/lamps/{lamp_id}", "lamps", "", "", (), (), (), note, needs_key=True
    )
    words = shlex.split(curl(operation, "http://desk.example"))
    assert words[:4] == ["curl", "-X", "POST", "http://desk.example/v1/lamps/LAMP_ID"]
    assert json.loads(words[-1]) == note
