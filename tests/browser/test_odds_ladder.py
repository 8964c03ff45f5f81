"""The odds ladder on the built site: driven by mouse and keyboard, and read."""

import math

import pytest
from playwright.sync_api import expect
from served import WIDGETS, only

import softmax_lib as sl
from softmax_lib.teaching.widgets import OddsLadder, _text

pytestmark = pytest.mark.one_page
CHAPTER = "/book/01_logits.html"
NAMES = ["setosa", "versicolor", "virginica"]
FLOWER = [-3.5788, 1.671, 1.9077]


@pytest.fixture
def ladder(page):
    """The three scores of a flower, in the chapter."""
    page.goto(only(WIDGETS, CHAPTER))
    widget = page.locator("[data-widget=odds-ladder]")
    expect(widget.get_by_label("add c to all")).to_be_visible()
    return widget


def shown(widget):
    """Scores and probabilities as the rows show them."""
    return [
        [
            row.locator(f".sl-number.sl-{role} > :last-child").inner_text()
            for role in ("logits", "prob")
        ]
        for row in widget.locator(".sl-row:not(.sl-heads)").all()
    ]


def by_python(z):
    """The same texts, computed by softmax_lib."""
    p = sl.softmax(z)
    return [[_text.fixed(a), _text.percent(b)] for a, b in zip(z, p, strict=True)]


def heights(widget):
    """Vertical positions of the marks on the rail, in its own units."""
    return widget.evaluate(
        """(el) => [...el.querySelectorAll(".sl-mark")]
          .map((mark) => mark.transform.baseVal[0].matrix.f)"""
    )


def point(widget):
    """Where the point is in the triangle."""
    return widget.locator(".sl-point").get_attribute("transform")


def test_it_starts_with_the_flower_of_the_chapter(ladder):
    assert shown(ladder) == by_python(FLOWER)
    assert shown(ladder)[2] == ["1.91", "55.76%"]
    expect(ladder.locator(".sl-readout")).to_have_text(
        OddsLadder(NAMES, FLOWER).sentence()
    )


def test_a_score_follows_the_keyboard(ladder):
    for key, score in {"ArrowRight": 1.77, "PageDown": 0.67, "Home": -8}.items():
        ladder.get_by_label("versicolor").press(key)
        assert shown(ladder) == by_python([FLOWER[0], score, FLOWER[2]]), key
        ladder.get_by_role("button", name="reset").press("Enter")
    assert shown(ladder) == by_python(FLOWER)


def test_a_score_follows_the_mouse(page, ladder):
    slider = ladder.get_by_label("setosa")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 4, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 3, steps=4)
    page.mouse.up()
    score = float(shown(ladder)[0][0].replace("−", "-"))
    assert abs(score) < 0.5
    assert shown(ladder) == by_python([score, *FLOWER[1:]])


def test_a_mark_is_dragged_by_its_name(page, ladder):
    rail = ladder.locator(".sl-ladder")
    rail.scroll_into_view_if_needed()
    name = rail.locator("text", has_text="setosa").bounding_box()
    x, y = name["x"] + name["width"] / 2, name["y"] + name["height"] / 2
    scale = rail.bounding_box()["width"] / 300
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 9, y - 51 * scale, steps=5)
    page.mouse.up()
    score = FLOWER[0] + 51 * 16 / (232 - 28)  # the rail has 204 for −8 to 8
    shown_score = float(shown(ladder)[0][0].replace("−", "-"))
    assert shown_score == pytest.approx(score, abs=0.05)
    assert shown(ladder) == by_python([shown_score, *FLOWER[1:]])


def test_a_mark_stops_at_the_end_of_the_rail(page, ladder):
    rail = ladder.locator(".sl-ladder")
    rail.scroll_into_view_if_needed()
    box = rail.locator("text", has_text="virginica").bounding_box()
    page.mouse.move(box["x"] + 10, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 10, 2, steps=5)
    page.mouse.up()
    assert shown(ladder)[2][0] == "8.00"


def test_the_point_is_dragged_and_stays_on_the_rail(page, ladder):
    ladder.get_by_label("add c to all").press("End")
    dot = ladder.get_by_role("slider", name="the three probabilities")
    dot.scroll_into_view_if_needed()
    box = dot.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] - 400, box["y"] + 400, steps=5)
    page.mouse.up()
    scores = [float(z.replace("−", "-")) for z, _ in shown(ladder)]
    assert shown(ladder)[0][1] == "99.80%"  # 1/1.002 of it, in the left corner
    assert max(scores) == 8
    assert min(scores) == pytest.approx(8 - math.log(1000), abs=0.01)


def test_adding_a_constant_moves_the_marks_and_nothing_else(ladder):
    before = [p for _, p in shown(ladder)], point(ladder), heights(ladder)
    odds = ladder.locator(".sl-odds").all_text_contents()
    ladder.get_by_label("add c to all").press("PageUp")
    assert [z for z, _ in shown(ladder)] == ["−2.58", "2.67", "2.91"]
    assert [p for _, p in shown(ladder)] == before[0]
    assert point(ladder) == before[1]
    steps = [a - b for a, b in zip(before[2], heights(ladder), strict=True)]
    assert min(steps) > 1
    assert max(steps) - min(steps) < 1e-9
    expect(ladder.locator(".sl-odds")).to_have_text(odds)
    expect(ladder.locator(".sl-readout")).to_have_text(
        "1.00 added to every score: no odds and no probability has changed."
    )


def test_the_constant_stops_where_a_score_reaches_the_end_of_the_rail(ladder):
    constant = ladder.get_by_label("add c to all")
    constant.press("End")
    assert shown(ladder)[2][0] == "8.00"
    constant.press("Home")
    assert shown(ladder)[0][0] == "−8.00"


def test_the_rail_names_the_odds_between_neighbours(ladder):
    odds = ladder.locator(".sl-odds")
    expect(odds).to_have_text(["1.27 times", "191 times"])
    ladder.get_by_label("setosa").press("End")
    gaps = (8 - FLOWER[2], FLOWER[2] - FLOWER[1])
    expect(odds).to_have_text([_text.times(gap) for gap in gaps])


def test_the_highest_mark_is_the_highest_score(ladder):
    ladder.get_by_label("versicolor").press("End")
    setosa, versicolor, virginica = heights(ladder)
    assert versicolor < virginica < setosa


def test_the_point_in_the_triangle_is_the_softmax(ladder):
    for name in NAMES:
        ladder.get_by_label(name).press("End")
    share = ladder.evaluate(
        """(el) => {
          const side = el.querySelector(".sl-side").getBBox();
          const at = el.querySelector(".sl-point").transform.baseVal[0].matrix;
          const up = side.y + side.height - at.f;
          return [(at.e - side.x) / side.width, up / side.height];
        }"""
    )
    assert share == pytest.approx([1 / 2, 1 / 3], abs=1e-3)


def test_one_sentence_is_announced_after_the_last_change(ladder):
    sentence = ladder.locator("[aria-live=polite]")
    for _ in range(3):
        ladder.get_by_label("virginica").press("ArrowUp")
    expect(sentence).to_have_text(OddsLadder(NAMES, [*FLOWER[:2], 2.21]).sentence())


def test_each_slider_says_its_score_and_probability(ladder):
    slider = ladder.get_by_label("virginica")
    expect(slider).to_have_attribute("aria-valuetext", "score 1.91, probability 55.76%")
