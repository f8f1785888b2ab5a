"""Read an OpenAPI description as the operations that the reference page shows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Schema = Mapping[str, Any]

METHODS = ("get", "post", "put", "patch", "delete")
DEEPEST = 4
"""Levels of nested fields that are shown."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to send or to get; a nested one has a dotted name, as in ``requester.name``."""

    name: str
    type: str
    description: str = ""
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What an operation answers with."""

    status: str
    description: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path. ``example`` is a body to try; None if it takes none."""

    method: str
    path: str
    section: str
    summary: str
    description: str
    parameters: tuple[Field, ...]
    body: tuple[Field, ...]
    answers: tuple[Answer, ...]
    example: Any = None
    needs_key: bool = False

    @property
    def anchor(self) -> str:
        """A name for links to it."""
        words = self.path.replace("{", "").replace("}", "").strip("/").replace("/", "-")
        return f"{self.method.lower()}-{words}"


def operations(openapi: Mapping[str, Any]) -> list[Operation]:
    """Read every operation, in the order in which the application has them."""
    read = _Reader(openapi.get("components", {}).get("schemas", {}))
    return [
        read.operation(method, path, item[method])
        for path, item in openapi["paths"].items()
        for method in METHODS
        if method in item
    ]


class _Reader:
    """Reads schemas, following their references."""

    def __init__(self, schemas: Mapping[str, Schema]) -> None:
        self._schemas = schemas

    def operation(self, method: str, path: str, found: Mapping[str, Any]) -> Operation:
        body = _json(found.get("requestBody", {}))
        return Operation(
            method=method.upper(),
            path=path,
            section=next(iter(found.get("tags", [])), "other"),
            summary=found.get("summary", ""),
            description=found.get("description", ""),
            parameters=tuple(self._parameter(one) for one in found.get("parameters", [])),
            body=tuple(self._fields(body)) if body else (),
            answers=tuple(self._answers(found.get("responses", {}))),
            example=self._example(body) if body else None,
            needs_key=bool(found.get("security")),
        )

    def _parameter(self, found: Mapping[str, Any]) -> Field:
        schema = found.get("schema", {})
        default = f"Default {schema['default']}." if schema.get("default") else ""
        words = " ".join(filter(None, (found.get("description", ""), default)))
        return Field(found["name"], self._type(schema), words, found.get("required", False))

    def _answers(self, responses: Mapping[str, Any]) -> Iterator[Answer]:
        for status, found in responses.items():
            # Errors are problem details everywhere, which the page says once.
            if status.startswith("2"):
                fields = tuple(self._fields(_json(found)))
                yield Answer(status, found.get("description", ""), fields)

    def _fields(self, schema: Schema, prefix: str = "", depth: int = 0) -> Iterator[Field]:
        whole = self._whole(schema)
        required = whole.get("required", [])
        for name, found in whole.get("properties", {}).items():
            words = found.get("description", "")
            yield Field(prefix + name, self._type(found), words, name in required)
            inner, mark = self._inner(found)
            if inner and depth < DEEPEST:
                yield from self._fields(inner, f"{prefix}{name}{mark}.", depth + 1)

    def _inner(self, schema: Schema) -> tuple[Schema, str]:
        """The schema whose fields stand inside this one, and how a path to them is spelled."""
        if "items" in schema:
            return self._inner(schema["items"])[0] or self._whole(schema["items"]), "[]"
        mapped = schema.get("additionalProperties")
        if isinstance(mapped, Mapping):
            return self._whole(mapped), ".*"
        whole = self._whole(schema)
        return (whole, "") if "properties" in whole else ({}, "")

    def _type(self, schema: Schema) -> str:
        schema = self._whole(schema)
        if "enum" in schema:
            return " | ".join(str(value) for value in schema["enum"])
        if "const" in schema:
            return str(schema["const"])
        if "anyOf" in schema:
            return " or ".join(self._type(one) for one in schema["anyOf"])
        if schema.get("type") == "array":
            return f"list of {self._type(schema.get('items', {}))}"
        if isinstance(mapped := schema.get("additionalProperties"), Mapping):
            return f"map of {self._type(mapped)}"
        return str(schema.get("format") or schema.get("type") or "any")

    def _example(self, schema: Schema) -> Any:
        """Make a value to try: what the schema names as examples, else what its type allows."""
        whole = self._whole(schema)
        if whole.get("examples"):
            return whole["examples"][0]
        if "properties" in whole:
            return self._example_object(whole)
        if "enum" in whole:
            return whole["enum"][0]
        if whole.get("type") == "array":
            return [self._example(whole.get("items", {}))]
        return whole.get("default", "…" if whole.get("type") == "string" else None)

    def _example_object(self, schema: Schema) -> dict[str, Any]:
        """Fill in what is required and what has examples, itself or inside."""
        required = schema.get("required", [])
        return {
            name: self._example(found)
            for name, found in schema["properties"].items()
            if name in required or self._has_example(found)
        }

    def _has_example(self, schema: Schema) -> bool:
        whole = self._whole(schema)
        inner = whole.get("properties", {}).values()
        return bool(whole.get("examples")) or any(self._has_example(one) for one in inner)

    def _whole(self, schema: Schema) -> Schema:
        """The schema itself, where there is only a reference to it."""
        reference = schema.get("$ref")
        if reference is None:
            return schema
        found: Schema = self._schemas[reference.rsplit("/", 1)[-1]]
        return found


def _json(holder: Mapping[str, Any]) -> Schema:
    schema: Schema = holder.get("content", {}).get("application/json", {}).get("schema", {})
    return schema
