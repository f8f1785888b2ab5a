"""The templates, and the filters they may use."""

from datetime import UTC, datetime
from pathlib import Path

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from service.web import markup, rendering, reply_wording, wording
from service.web.assets import ADDRESS

_TEMPLATES = Path(__file__).parent / "templates"


def page(request: Request, template: str, *, status: int = 200, **values: object) -> HTMLResponse:
    """Render a template as a response."""
    return HTMLResponse(rendered(request, template, **values), status)


def rendered(request: Request, template: str, **values: object) -> str:
    """Render a template."""
    return _ENVIRONMENT.get_template(template).render(
        request=request,
        company=request.app.state.house.company,
        csrf=request.session.get("csrf", ""),
        **values,
    )


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "chips": markup.chips,
        "reportable_chips": markup.reportable_chips,
        "around": markup.around,
        "in_chip_words": markup.in_chip_words,
        "stretches": markup.stretches,
        "passage": rendering.passage_html,
        "quote": rendering.quote_html,
        "short_age": wording.short_age,
        "long_age": wording.long_age,
        "day": wording.day,
        "hidden_in_words": wording.hidden_in_words,
        "kind_word": wording.kind_word,
        "reports_in_words": wording.reports_in_words,
        "faults_in_words": reply_wording.faults_in_words,
        "capitalize_first": wording.capitalize_first,
    }
    environment.globals |= {
        "assets": ADDRESS,
        "badges": wording.BADGES,
        "kinds": wording.REPORTABLE,
        "rejections": reply_wording.REJECTIONS,
        "manner_words": reply_wording.MANNERS,
        "how_sure": reply_wording.HOW_SURE,
        "is_older_than_a_year": _is_older_than_a_year,
    }
    return environment


def _is_older_than_a_year(moment: datetime | None) -> bool:
    return moment is not None and (datetime.now(UTC) - moment).days > 365  # noqa: PLR2004


_ENVIRONMENT = _environment()
