import pytest
from fastapi.testclient import TestClient

from service.api.problems import status_of
from service.errors import TooLargeError
from service.helpdesk.redacting import redact_text
from service.house import House


def test_it_works(client: TestClient) -> None:
    text = "it is zlatka, 4 elm road, ada@example.com"
    body = {
        "text": text,
        "profile": "gdpr_strict",
        "previous": "May I have your name?",
        "history": ["hello", {"role": "agent", "text": "May I have your name?", "seen": True}],
        "known": {"names": ["Zlatka Ro"], "address": "4 Elm Road", "vip": True},
    }
    answer = client.post("/v1/redact", json=body).json()
    assert answer["text"] == "it is <PERSON_1>, <ADDRESS_1>, <EMAIL_1>"
    assert {text[e["start"] : e["end"]] for e in answer["entities"]} == {
        "zlatka",
        "4 elm road",
        "ada@example.com",
    }


def test_a_profile_decides_and_is_not_remembered(client: TestClient) -> None:
    body = {"text": "ada@example.com", "profile": "pci"}
    assert client.post("/v1/redact", json=body).json()["text"] == "ada@example.com"
    body.pop("profile")
    assert client.post("/v1/redact", json=body).json()["text"] == "<EMAIL_1>"


def test_an_unknown_profile_gets_the_list_of_known_ones(client: TestClient) -> None:
    answer = client.post("/v1/redact", json={"text": "x", "profile": "Zora"})
    assert answer.status_code == 422
    assert "support, pci, hipaa, gdpr_strict" in answer.json()["detail"]
    assert "Zora" not in answer.text


@pytest.mark.parametrize(
    "wrong",
    [
        {"known": "Zora"},
        {"known": {"name": {"Zora": {"Zora": {"Zora": {}}}}}},
        {"known": {"Zora": ["Zora", [[["Zora"]]]]}},
        {"history": "Zora"},
        {"history": [{"role": "agent"}]},
        {"history": ["x"] * 1_001},
        {"previous": ["Zora"]},
        {"text": ""},
        {"shoe": "Zora"},
    ],
)
def test_what_makes_no_sense_is_refused_without_a_word_of_it(
    client: TestClient, wrong: dict[str, object]
) -> None:
    answer = client.post("/v1/redact", json={"text": "x", **wrong})
    assert answer.status_code == 422
    assert not answer.json()["retryable"]
    assert "Zora" not in answer.text


def test_a_text_that_is_too_long_is_not_worth_a_retry(house: House) -> None:
    with pytest.raises(TooLargeError, match="1,000,000 characters") as refused:
        redact_text(house.redactor, "a" * 1_000_001)
    assert status_of(refused.value) == 413
    assert not refused.value.retryable
    assert refused.value.__cause__ is None
