import re
from pathlib import Path

import matplotlib as mpl
import pytest

import softmax_lib.teaching as teaching
from softmax_lib.teaching.palette import DARK, LIGHT, darkened, rgb

ROOT = Path(__file__).parents[2]
TEACHING = Path(teaching.__file__).parent
ROLES = ["logits", "exp", "prob", "target", "error"]
WIDGETS_CSS = TEACHING / "widgets/esm/widgets.css"
SITE_CSS = sorted((ROOT / "book/assets").rglob("*.css"))


def read(path):
    return path.read_text(encoding="utf-8")


def luminance(colour):
    """Relative luminance as WCAG 2.2 defines it."""
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb(colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """Contrast ratio as WCAG 2.2 defines it, between 1 and 21."""
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def themes(css):
    """Light and dark colours that a style sheet gives to the tokens."""
    pair = r"--([a-z]+):\s*light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);"
    found = re.findall(pair, css)
    light = {token: colour for token, colour, _ in found}
    dark = {token: colour for token, _, colour in found}
    assert len(light) == len(found), "a token is defined twice"
    return light, dark


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("token", ["ink", "quiet", "accent", *ROLES])
def test_text_and_marks_reach_contrast_4_5_on_page_and_surface(theme, token):
    assert contrast(theme[token], theme["paper"]) >= 4.5
    assert contrast(theme[token], theme["surface"]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_borders_of_controls_reach_contrast_3(theme):
    assert contrast(theme["edge"], theme["paper"]) >= 3
    assert contrast(theme["edge"], theme["surface"]) >= 3


@pytest.mark.parametrize("token", ["ink", "quiet", *ROLES])
def test_what_figures_draw_reaches_contrast_4_5_on_white(token):
    assert contrast(LIGHT[token], "#ffffff") >= 4.5


def test_black_and_white_have_contrast_21():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_white_paper_of_a_figure_becomes_the_dark_page():
    assert darkened("#ffffff") == DARK["paper"]


def test_black_ink_becomes_white():
    assert darkened("#000000") == "#ffffff"


def test_every_light_token_has_a_dark_one():
    assert DARK.keys() == LIGHT.keys()
    assert all(
        re.fullmatch("#[0-9a-f]{6}", c) for c in (*LIGHT.values(), *DARK.values())
    )


def test_the_style_sheet_of_the_widgets_has_these_colours():
    assert themes(read(WIDGETS_CSS)) == (LIGHT, DARK)


def test_the_style_sheets_of_the_site_have_these_colours():
    css = "".join(read(path) for path in SITE_CSS)
    assert themes(css) == (LIGHT, DARK)


def test_figures_have_these_colours():
    style = mpl.rc_params_from_file(
        TEACHING / "figures/book.mplstyle", use_default_template=False
    )
    cycle = ["logits", "prob", "target", "exp", "error"]
    drawn = [line["color"] for line in style["axes.prop_cycle"]]
    assert [mpl.colors.to_hex(c) for c in drawn] == [LIGHT[token] for token in cycle]
    parts = {
        "text.color": "ink",
        "axes.labelcolor": "ink",
        "axes.edgecolor": "edge",
        "grid.color": "line",
        "xtick.labelcolor": "quiet",
        "ytick.labelcolor": "quiet",
    }
    for setting, token in parts.items():
        assert mpl.colors.to_hex(style[setting]) == LIGHT[token], setting
