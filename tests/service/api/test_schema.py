"""Requests made up from the published schema: none breaks a door, and answers keep its promises."""

from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.schemas import OpenApiSchema

from service.app import create_app
from service.house import House
from service.settings import Settings

pytestmark = pytest.mark.slow


CHECKS = [
    schemathesis.checks.CHECKS.get_one(name)
    for name in (
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_schema_conformance",
    )
]


@pytest.fixture
def published(house: House, tmp_path: Path) -> OpenApiSchema:
    app = create_app(Settings(home=tmp_path), lambda: house, session_key="k" * 43)
    app.state.house = house
    schema: OpenApiSchema = schemathesis.openapi.from_asgi("/openapi.json", app)
    return schema


def test_it_works(published: OpenApiSchema, house: House) -> None:
    headers = {"Authorization": f"Bearer {house.access.create_key('tests')}"}
    operations = [found.ok() for found in published.get_all_operations()]
    assert len(operations) >= 14
    for operation in operations:

        @given(operation.as_strategy())
        @settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
        def keeps_its_promises(case: schemathesis.Case) -> None:
            case.call_and_validate(headers=headers, checks=CHECKS)

        keeps_its_promises()
