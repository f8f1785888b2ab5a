import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from service.house import House

EMAIL, PASSWORD = "ben@acme.example", "a long password"


@pytest.fixture(autouse=True)
def _ben(house: House) -> None:
    house.access.add_agent(EMAIL, "Ben", PASSWORD)


def send(visitor: TestClient, *, then: str = "/", password: str = PASSWORD, **headers: str) -> Any:
    form = {"email": EMAIL, "password": password, "next": then}
    return visitor.post("/sign-in", data=form, headers=headers)


def test_it_works(visitor: TestClient) -> None:
    assert visitor.get("/tickets").headers["location"] == "/sign-in?next=%2Ftickets"
    answer = send(visitor, then="/tickets?q=lamp")
    assert (answer.status_code, answer.headers["location"]) == (303, "/tickets?q=lamp")
    assert visitor.get("/tickets").status_code == 200


def test_a_wrong_password_keeps_the_address_and_says_so(visitor: TestClient) -> None:
    answer = send(visitor, password="something else")
    assert answer.status_code == 401
    assert "do not go together" in answer.text
    assert f'value="{EMAIL}"' in answer.text


def test_it_never_leads_to_another_site(visitor: TestClient) -> None:
    assert send(visitor, then="https://evil.example/").headers["location"] == "/"


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
def test_a_form_of_another_site_is_refused(visitor: TestClient, headers: dict[str, str]) -> None:
    assert send(visitor, **headers).status_code == 403
    assert visitor.get("/tickets").status_code == 303


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://testserver"}]
)
def test_our_own_form_is_taken(visitor: TestClient, headers: dict[str, str]) -> None:
    assert send(visitor, **headers).status_code == 303


def test_the_form_lets_its_origin_be_seen(visitor: TestClient) -> None:
    assert visitor.get("/sign-in").headers["referrer-policy"] == "same-origin"


def test_signing_in_makes_a_new_token(visitor: TestClient) -> None:
    tokens = set()
    for _ in range(2):
        send(visitor)
        tokens.add(re.search(r'name="csrf" content="([^"]+)"', visitor.get("/tickets").text)[1])
    assert len(tokens) == 2


def test_signing_out_needs_the_token(visitor: TestClient) -> None:
    send(visitor)
    visitor.post("/sign-out", data={"csrf": "guessed"})
    page = visitor.get("/tickets")
    assert page.status_code == 200
    token = re.search(r'name="csrf" value="([^"]+)"', page.text)[1]
    assert visitor.post("/sign-out", data={"csrf": token}).headers["location"] == "/sign-in"
    assert visitor.get("/tickets").status_code == 303
