"""The API's reference, rendered here so that reading it loads nothing from elsewhere."""

import itertools
import json
import re
import shlex

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from service.web.door import PageRoute
from service.web.operations import Operation, operations
from service.web.rendering import article_html
from service.web.templating import page

_PARAMETER = re.compile(r"\{(\w+)\}")

router = APIRouter(route_class=PageRoute, include_in_schema=False)


@router.get("/docs", response_class=HTMLResponse)
async def reference_page(request: Request) -> Response:
    """Show every operation with its fields and a command to try it."""
    openapi = request.app.openapi()
    found = operations(openapi)
    base = str(request.base_url).rstrip("/")
    return page(
        request,
        "reference.html",
        version=openapi["info"]["version"],
        introduction=article_html(openapi["info"].get("description", "")),
        sections=[
            (section, [(one, curl(one, base)) for one in group])
            for section, group in itertools.groupby(found, key=lambda one: one.section)
        ],
    )


def curl(operation: Operation, base: str) -> str:
    """Spell a command line that tries an operation."""
    method = "" if operation.method == "GET" else f"-X {operation.method} "
    path = _PARAMETER.sub(lambda found: found[1].upper(), operation.path)
    lines = [f"curl {method}{shlex.quote(base + path)}"]
    if operation.needs_key:
        lines.append('-H "Authorization: Bearer $DESKPROOF_KEY"')
    if operation.example is not None:
        lines.append('-H "Content-Type: application/json"')
        body = json.dumps(operation.example, ensure_ascii=False, indent=2)
        lines.append(f"-d {shlex.quote(body)}")
    return " \\\n  ".join(lines)
