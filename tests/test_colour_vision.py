"""The quantities' colours differ visibly in both themes, with any colour vision."""

from itertools import combinations

import pytest
from colour_vision import DEFICIENCIES, appearance, distance

from softmax_lib.teaching.palette import DARK, LIGHT

ROLES = ["logits", "exp", "prob", "target", "error"]
THEMES = {"light": LIGHT, "dark": DARK}
CLEARLY = 15  # many times what is just seen between patches side by side
FROM_GREY = 13


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
@pytest.mark.parametrize("theme", THEMES)
def test_two_quantities_never_look_alike(theme, deficiency):
    colours = {role: THEMES[theme][role] for role in ROLES}
    apart = {
        pair: distance(*(colours[role] for role in pair), deficiency)
        for pair in combinations(ROLES, 2)
    }
    closest = min(apart, key=apart.get)
    assert apart[closest] >= CLEARLY, f"{closest}: {apart[closest]:.1f}"


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
@pytest.mark.parametrize("theme", THEMES)
def test_no_quantity_looks_like_a_context_line(theme, deficiency):
    edge = THEMES[theme]["edge"]
    apart = {role: distance(THEMES[theme][role], edge, deficiency) for role in ROLES}
    closest = min(apart, key=apart.get)
    assert apart[closest] >= FROM_GREY, f"{closest}: {apart[closest]:.1f}"


def test_white_is_100_light_and_grey_has_no_colour():
    assert appearance("#ffffff")[0] == pytest.approx(100, abs=0.1)
    assert abs(appearance("#808080")[1:]).max() < 1.5


def test_red_and_green_come_together_for_a_deutan_and_not_for_a_tritan():
    red, green = "#d7191c", "#1a9641"
    assert distance(red, green, "deutan") < distance(red, green) / 2
    assert distance(red, green, "tritan") > distance(red, green) / 2


@pytest.mark.parametrize(
    ("theme", "deficiency", "pair", "apart"),
    [
        ("light", "none", ("target", "error"), 27.6),
        ("light", "protan", ("logits", "exp"), 18.4),
        ("light", "deutan", ("target", "error"), 18.7),
        ("light", "tritan", ("target", "error"), 19.2),
        ("dark", "none", ("logits", "exp"), 23.1),
        ("dark", "protan", ("prob", "error"), 16.3),
    ],
)
def test_distances_are_those_by_which_the_palette_was_chosen(
    theme, deficiency, pair, apart
):
    """As colorspacious 1.1.2 gave them when the colours were searched for."""
    one, other = (THEMES[theme][role] for role in pair)
    assert distance(one, other, deficiency) == pytest.approx(apart, abs=0.06)
