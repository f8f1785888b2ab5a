"""Errors as problem details (RFC 9457), one handler for each tree."""

import re
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from service.api.schemas import Problem
from service.errors import (
    ConflictError,
    DeskError,
    HelpdeskUnavailableError,
    InvalidRequestError,
    ModelUnavailableError,
    NotAllowedError,
    NotFoundError,
    RedactionUnavailableError,
    TooLargeError,
    VaultErasedError,
)

STATUSES: dict[type[DeskError], int] = {
    NotFoundError: 404,
    ConflictError: 409,
    VaultErasedError: 410,
    TooLargeError: 413,
    InvalidRequestError: 422,
    NotAllowedError: 401,
    RedactionUnavailableError: 503,
    ModelUnavailableError: 503,
    HelpdeskUnavailableError: 503,
}
RETRY_AFTER_S = 5

_SAID = {
    401: "Not signed in, or the key is not known.",
    404: "It is not there.",
    409: "The state has moved on.",
    410: "What was hidden has been erased.",
    413: "The body is too large.",
    422: "It cannot be done as asked.",
    503: "Something outside is down; try again.",
}

_log = structlog.get_logger(__name__)


def add_problem_handlers(app: FastAPI) -> None:
    """Answer every error with problem details that hold none of the request's text."""
    app.add_exception_handler(DeskError, _desk_error)
    app.add_exception_handler(RequestValidationError, _invalid_request)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(Exception, _unexpected)


def problem(
    status: int, title: str, detail: str, *, help_text: str, retryable: bool = False
) -> JSONResponse:
    """Spell one problem."""
    headers = {"Retry-After": str(RETRY_AFTER_S)} if retryable else {}
    body = _body(status, title, detail, help_text, retryable=retryable)
    return JSONResponse(body.model_dump(), status, headers, media_type="application/problem+json")


def described(error: Exception, where: str) -> str:
    """Spell an error as a problem's JSON, for where the status has been sent already."""
    if isinstance(error, DeskError):
        body = _body(
            status_of(error), _title(error), str(error), error.help, retryable=error.retryable
        )
    else:
        body = _unexpected_at(error, where)
    return body.model_dump_json()


def answers(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Describe the problems a door may answer with, for the API's documentation."""
    content = {"application/problem+json": {"schema": Problem.model_json_schema()}}
    return {status: {"description": _SAID[status], "content": content} for status in statuses}


def status_of(error: DeskError) -> int:
    """The HTTP status of an error: that of the nearest class in the tree that has one."""
    return next((STATUSES[kind] for kind in type(error).mro() if kind in STATUSES), 500)


def _title(error: DeskError) -> str:
    words = type(error).__name__.removesuffix("Error")
    return "".join(f" {c.lower()}" if c.isupper() else c for c in words).strip().capitalize()


async def _desk_error(request: Request, error: Exception) -> JSONResponse:
    del request
    if not isinstance(error, DeskError):  # Starlette calls this for DeskError alone.
        raise error
    return problem(
        status_of(error), _title(error), str(error), help_text=error.help, retryable=error.retryable
    )


async def _invalid_request(request: Request, error: Exception) -> JSONResponse:
    """Name the fields that are wrong, never their values: those may be a customer's words."""
    del request
    if not isinstance(error, RequestValidationError):
        raise error
    wrong = (
        f"{'.'.join(_field(part) for part in e['loc'][1:]) or 'body'}: {e['msg']}"
        if e["type"] != "json_invalid"
        else "body: not valid JSON"
        for e in error.errors()
    )
    return problem(422, "Invalid request", "; ".join(wrong), help_text=InvalidRequestError.help)


def _field(part: int | str) -> str:
    """Name a field; one that is not known was named by the caller, maybe in a customer's words."""
    return str(part) if re.fullmatch(r"[a-z_]{1,30}|[0-9]{1,3}", str(part)) else "unknown field"


async def _http_error(request: Request, error: Exception) -> JSONResponse:
    del request
    if not isinstance(error, HTTPException):
        raise error
    return problem(
        error.status_code, str(error.detail), str(error.detail), help_text="See /docs for the API."
    )


async def _unexpected(request: Request, error: Exception) -> JSONResponse:
    body = _unexpected_at(error, route_of(request))
    return problem(body.status, body.title, body.detail, help_text=body.help)


def _unexpected_at(error: Exception, where: str) -> Problem:
    # The error's own words are left out of log and answer: they may quote what it failed on.
    _log.error("unexpected_error", kind=type(error).__name__, path=where)
    return _body(500, "Unexpected error", "Something went wrong.", DeskError.help)


def _body(
    status: int, title: str, detail: str, help_text: str, *, retryable: bool = False
) -> Problem:
    return Problem(
        type="about:blank",
        title=title,
        status=status,
        detail=detail,
        retryable=retryable,
        help=help_text,
    )


def route_of(request: Request) -> str:
    """Name the route a request came in by, never the address itself."""
    return str(getattr(request.scope.get("route"), "path", "-"))
