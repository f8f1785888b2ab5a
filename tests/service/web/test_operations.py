from typing import Any

from service.web.operations import operations

OPENAPI: dict[str, Any] = {
    "paths": {
        "/v1/lamps/{lamp_id}": {
            "post": {
                "tags": ["lamps"],
                "summary": "Change Lamp",
                "description": "Change a lamp.",
                "security": [{"HTTPBearer": []}],
                "parameters": [
                    {"name": "lamp_id", "required": True, "schema": {"type": "string"}},
                    {"name": "limit", "schema": {"type": "integer", "default": 20}},
                ],
                "requestBody": {
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/In"}}}
                },
                "responses": {
                    "200": {
                        "description": "Changed",
                        "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/Out"}}
                        },
                    },
                    "422": {"description": "Wrong"},
                },
            }
        }
    },
    "components": {
        "schemas": {
            "In": {
                "required": ["color"],
                "properties": {
                    "color": {"enum": ["red", "blue"]},
                    "owner": {"$ref": "#/components/schemas/Owner"},
                    "note": {"anyOf": [{"type": "string"}, {"type": "null"}]},
                },
            },
            "Owner": {"properties": {"name": {"type": "string", "examples": ["Ada"]}}},
            "Out": {
                "properties": {
                    "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Owner"}},
                    "places": {
                        "type": "object",
                        "additionalProperties": {"$ref": "#/components/schemas/Owner"},
                    },
                }
            },
        }
    },
}


def test_it_works() -> None:
    (found,) = operations(OPENAPI)
    assert (found.method, found.section, found.needs_key) == ("POST", "lamps", True)
    assert found.anchor == "post-v1-lamps-lamp_id"


def test_fields_inside_fields_have_dotted_names() -> None:
    (found,) = operations(OPENAPI)
    assert [(field.name, field.type) for field in found.body] == [
        ("color", "red | blue"),
        ("owner", "any"),
        ("owner.name", "string"),
        ("note", "string or null"),
    ]
    assert [field.name for field in found.answers[0].fields] == [
        "parts",
        "parts[].name",
        "places",
        "places.*.name",
    ]


def test_parameters_say_their_defaults() -> None:
    (found,) = operations(OPENAPI)
    assert [(p.name, p.is_required, p.description) for p in found.parameters] == [
        ("lamp_id", True, ""),
        ("limit", False, "Default 20."),
    ]


def test_the_example_has_what_is_required_and_what_has_examples() -> None:
    (found,) = operations(OPENAPI)
    assert found.example == {"color": "red", "owner": {"name": "Ada"}}


def test_only_answers_that_are_no_errors_are_listed() -> None:
    (found,) = operations(OPENAPI)
    assert [answer.status for answer in found.answers] == ["200"]
