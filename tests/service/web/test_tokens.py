import re
from itertools import product

import pytest

from service.web.assets import FOLDER

TOKENS = (FOLDER / "tokens.css").read_text()
LIGHT, _, DARK = TOKENS.partition("@media (prefers-color-scheme: dark)")
NEEDED = 4.5
"""Contrast of text with its ground, WCAG 2.2, 1.4.3 (AA)."""


def colors(theme: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", theme))


def luminance(color: str) -> float:
    channels = [int(color[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_it_works() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert colors(DARK).keys() <= colors(LIGHT).keys()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_every_ground(theme: str) -> None:
    found = colors(theme)
    meanings = ("supported", "partly", "unsupported", "courtesy", "personal")
    pairs = [
        *product(("grey-7", "grey-8", "grey-9", "grey-10"), ("grey-1", "grey-2", "grey-3")),
        *product((f"{meaning}-text" for meaning in meanings), ("grey-1", "grey-2")),
        *((f"{meaning}-text", f"{meaning}-wash") for meaning in meanings),
        *product(("accent", "accent-strong"), ("grey-1", "grey-2", "accent-wash")),
        ("on-accent", "accent"),
        ("on-accent", "accent-strong"),
        ("grey-10", "quote-wash"),
        ("grey-10", "supported-wash"),
        ("grey-10", "partly-wash"),
    ]
    faint = {pair: contrast(found[pair[0]], found[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in faint.items() if ratio < NEEDED} == {}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_marks_can_be_seen(theme: str) -> None:
    found = colors(theme)
    for meaning in ("supported", "partly", "unsupported", "personal"):
        assert contrast(found[f"{meaning}-line"], found["grey-2"]) >= 3, meaning


def test_no_other_sheet_defines_a_color_or_a_shadow() -> None:
    for sheet in FOLDER.glob("*.css"):
        if sheet.name != "tokens.css":
            text = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
            assert re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(", text) == [], sheet.name


def test_every_token_that_is_used_is_there() -> None:
    defined = set(re.findall(r"--([a-z0-9-]+):", TOKENS))
    for sheet in FOLDER.glob("*.css"):
        assert set(re.findall(r"var\(--([a-z0-9-]+)", sheet.read_text())) <= defined, sheet.name
