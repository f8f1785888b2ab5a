"""Draw the risk/coverage curve and the reliability plot: as an SVG picture, and as text."""

from collections.abc import Sequence
from typing import Any

from eval.reports import Cell, Sheet
from eval.suites.refusal.curve import Bin

_SIDE = 260
_STEPS = 10


def curve_sheet(risks: Sequence[float]) -> Sheet:
    """Lay the risk/coverage curve out as a table, a row for each tenth of the cases."""
    rows: dict[str, dict[str, Cell]] = {}
    for step in range(1, _STEPS + 1):
        last = max(round(len(risks) * step / _STEPS), 1) - 1
        rows[f"{step * 10} %"] = {"risk": risks[last], "": bar(risks[last])}
    caption = "share of wrong drafts among the surest so many of the cases"
    return Sheet("Risk by coverage", caption, "coverage", rows)


def bins_sheet(bins: Sequence[Bin]) -> Sheet:
    """Lay out how often drafts of about the same confidence are right."""
    rows: dict[str, dict[str, Cell]] = {
        f"{one.confidence:.2f}": {"drafts": one.shown, "right": one.right, "": bar(one.right.mean)}
        for one in bins
    }
    caption = "a desk that knows itself has the first column again in the third"
    return Sheet("How often drafts are right, by confidence", caption, "confidence", rows)


def bar(share: float, width: int = 20) -> str:
    """Draw a share as a bar of text."""
    return "█" * round(share * width) + "·" * (width - round(share * width))


def as_svg(risks: Sequence[float], bins: Sequence[Bin]) -> str:
    """Draw both side by side. The extra ``bench`` brings what draws."""
    # A renderer of thirty megabytes, which only drawing needs.
    import vl_convert  # noqa: PLC0415

    curve = [
        {"x": (place + 1) / len(risks), "y": risk, "low": risk, "high": risk}
        for place, risk in enumerate(risks)
    ]
    points = [
        {"x": one.confidence, "y": one.right.mean, "low": one.right.low, "high": one.right.high}
        for one in bins
    ]
    diagonal = [{"x": end, "y": end} for end in (0, 1)]
    spec = {
        "background": "white",
        "hconcat": [
            _panel("coverage", "risk", [_layer(curve, "line")]),
            _panel(
                "confidence",
                "share that is right",
                [
                    _layer(diagonal, {"type": "line", "strokeDash": [4, 4], "color": "#888888"}),
                    _layer(points, "rule", "low", "high"),
                    _layer(points, "point"),
                ],
            ),
        ],
        "config": {"aria": False, "font": "sans-serif", "axis": {"gridColor": "#e5e5e5"}},
    }
    drawn: str = vl_convert.vegalite_to_svg(spec)
    return drawn


def _panel(x: str, y: str, layers: Sequence[dict[str, Any]]) -> dict[str, Any]:
    layers[0]["encoding"]["x"]["title"] = x
    layers[0]["encoding"]["y"]["title"] = y
    return {"width": _SIDE, "height": _SIDE, "layer": list(layers)}


def _layer(
    rows: Sequence[dict[str, Any]], mark: str | dict[str, Any], y: str = "y", y2: str = ""
) -> dict[str, Any]:
    scale = {"domain": [0, 1]}
    encoding: dict[str, Any] = {
        "x": {"field": "x", "type": "quantitative", "scale": scale, "title": None},
        "y": {"field": y, "type": "quantitative", "scale": scale, "title": None},
    }
    if y2:
        encoding["y2"] = {"field": y2}
    return {"data": {"values": list(rows)}, "mark": mark, "encoding": encoding}
