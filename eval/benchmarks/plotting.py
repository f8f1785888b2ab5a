"""Draw curves as an SVG picture, both axes logarithmic, so that cost in proportion is a line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_WIDTH, _HEIGHT = 300, 230
_TICKS = [digit * 10**power for power in range(-2, 5) for digit in (1, 2, 5)]
# Okabe and Ito's colours, which the colour-blind tell apart.
_COLOURS = ["#000000", "#0072B2", "#E69F00", "#009E73", "#CC79A7"]


@dataclass(frozen=True, slots=True)
class Panel:
    """Curves that share their axes: points (x, y) by the curve's name."""

    x: str
    y: str
    curves: Mapping[str, Sequence[tuple[float, float]]]


def as_svg(panels: Sequence[Panel]) -> str:
    """Draw panels side by side. The extra ``bench`` brings what draws."""
    # A renderer of thirty megabytes, which only drawing needs.
    import vl_convert  # noqa: PLC0415

    spec = {
        "background": "white",
        "hconcat": [_panel(panel) for panel in panels],
        "resolve": {"scale": {"color": "independent"}},
        # What a screen reader says belongs to the page around it.
        "config": {"aria": False, "font": "sans-serif", "axis": {"gridColor": "#e5e5e5"}},
    }
    drawn: str = vl_convert.vegalite_to_svg(spec)
    return drawn


def _panel(panel: Panel) -> dict[str, Any]:
    rows = [
        {"x": x, "y": y, "curve": name} for name, points in panel.curves.items() for x, y in points
    ]
    sizes = sorted({x for points in panel.curves.values() for x, _ in points})
    colours = {"domain": list(panel.curves), "range": _COLOURS[: len(panel.curves)]}
    return {
        "width": _WIDTH,
        "height": _HEIGHT,
        "data": {"values": rows},
        "mark": {"type": "line", "point": True},
        "encoding": {
            "x": _axis("x", panel.x, sizes, "~s"),
            "y": _axis("y", panel.y, _TICKS, "~g"),
            "color": {
                "field": "curve",
                "type": "nominal",
                "scale": colours,
                "legend": {"title": None, "orient": "bottom", "columns": 3},
            },
        },
    }


def _axis(field: str, title: str, ticks: Sequence[float], spelled: str) -> dict[str, Any]:
    return {
        "field": field,
        "type": "quantitative",
        "scale": {"type": "log"},
        "axis": {"title": title, "format": spelled, "values": list(ticks)},
    }
