"""The softmax mixer on the built site: driven by mouse and keyboard, and read."""

import math
import re

import pytest
from playwright.sync_api import expect
from served import WIDGETS, only

import softmax_lib as sl
from softmax_lib.teaching.widgets import _text

pytestmark = pytest.mark.one_page
CHAPTER = "/book/02_softmax.html"
AIRPLANE = {"dog": -3.44, "cat": 1.16, "boat": -0.81, "airplane": 3.91}


@pytest.fixture
def mixer(page):
    """The four scores of the airplane, on the landing page."""
    page.goto("/index.html")
    widget = page.locator("[data-widget=softmax-mixer]").first
    expect(widget.get_by_label("airplane")).to_be_visible()
    return widget


@pytest.fixture
def triangle_mixer(page):
    """The mixer of three scores in the chapter."""
    page.goto(only(WIDGETS, CHAPTER))
    widget = page.locator("[data-widget=softmax-mixer]:has(.sl-triangle)").first
    expect(widget.get_by_role("slider")).to_have_count(5)  # one is the point
    return widget


def shown(widget):
    """Scores, exponentials and probabilities as the rows show them."""
    rows = widget.locator(".sl-row:not(.sl-heads)").all()
    return [
        [
            row.locator(f".sl-number.sl-{role} > :last-child").inner_text()
            for role in ("logits", "exp", "prob")
        ]
        for row in rows
    ]


def by_python(z, temperature):
    """The same texts, computed by softmax_lib."""
    return [
        [
            _text.fixed(score),
            _text.power_of_e(score / temperature).replace("^", ""),
            _text.percent(p),
        ]
        for score, p in zip(z, sl.softmax(z, temperature=temperature), strict=True)
    ]


def test_it_starts_with_the_airplane(mixer):
    assert shown(mixer) == by_python(list(AIRPLANE.values()), 1)
    assert shown(mixer)[3] == ["3.91", "49.90", "93.15%"]


def test_every_widget_of_a_page_starts_before_anybody_scrolls_to_it(page):
    page.goto(CHAPTER)
    expect(page.locator("[data-widget]").nth(1)).to_be_attached()
    expect(page.locator("[data-widget]:has(.sl-static)")).to_have_count(0)


def test_a_score_follows_the_keyboard(mixer):
    keys = {
        "ArrowRight": 1.26,
        "ArrowUp": 1.26,
        "ArrowLeft": 1.06,
        "ArrowDown": 1.06,
        "Shift+ArrowRight": 1.17,
        "PageUp": 2.16,
        "PageDown": 0.16,
        "Home": -8,
        "End": 8,
    }
    for key, score in keys.items():
        mixer.get_by_label("cat").press(key)
        assert shown(mixer) == by_python([-3.44, score, -0.81, 3.91], 1), key
        mixer.get_by_role("button", name="reset").press("Enter")


def test_a_score_follows_the_mouse(page, mixer):
    slider = mixer.get_by_label("dog")
    box = slider.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 4, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 3, steps=4)
    page.mouse.up()
    score = float(shown(mixer)[0][0].replace("−", "-"))
    assert abs(score) < 0.5
    assert shown(mixer) == by_python([score, 1.16, -0.81, 3.91], 1)


def test_temperature_reaches_both_ends(mixer):
    for key, temperature in {"Home": 0.1, "End": 10}.items():
        mixer.get_by_label("temperature T").press(key)
        assert shown(mixer) == by_python(list(AIRPLANE.values()), temperature)


def test_temperature_moves_by_what_is_shown(mixer):
    slider = mixer.get_by_label("temperature T")
    for _ in range(15):
        slider.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "2.00")
    assert shown(mixer) == by_python(list(AIRPLANE.values()), 2)


def test_a_cold_exponential_is_a_power_of_ten(mixer):
    mixer.get_by_label("temperature T").press("Home")
    assert shown(mixer)[3] == ["3.91", "9.6 × 1016", ">99.99%"]
    expect(mixer.locator(".sl-row sup").last).to_have_text("16")


def test_each_slider_says_its_score_and_probability(mixer):
    slider = mixer.get_by_label("airplane")
    expect(slider).to_have_attribute("aria-valuetext", "score 3.91, probability 93.15%")
    slider.press("PageDown")
    p = sl.softmax([-3.44, 1.16, -0.81, 2.91])[3]
    expect(slider).to_have_attribute(
        "aria-valuetext", f"score 2.91, probability {_text.percent(p)}"
    )


def test_one_sentence_is_announced_after_the_last_change(page, mixer):
    sentence = mixer.locator("[aria-live=polite]")
    before = (
        "airplane is 15.6 times as probable as cat; entropy 0.28 of at most 1.39 nats."
    )
    expect(sentence).to_have_text(before)
    page.evaluate(
        """() => {
          window.said = [];
          const live = document.querySelector("[aria-live=polite]");
          new MutationObserver(() => said.push(live.textContent))
            .observe(live, { childList: true });
        }"""
    )
    mixer.get_by_label("cat").evaluate(  # at once, however slow the machine is
        """(slider) => {
          for (const score of [1.26, 1.36, 1.46, 1.56, 1.66]) {
            slider.valueAsNumber = score;
            slider.dispatchEvent(new Event("input", { bubbles: true }));
          }
        }"""
    )
    expect(sentence).to_contain_text(
        f"airplane is {_text.times(3.91 - 1.66)} as probable as cat"
    )
    assert page.evaluate("said.length") == 1


def test_adding_one_to_every_score_changes_no_probability(mixer):
    before = [p for *_, p in shown(mixer)]
    for _ in range(5):
        mixer.get_by_role("button", name="add 1 to every score").click()
    assert [p for *_, p in shown(mixer)] == before
    assert [z for z, *_ in shown(mixer)] == ["1.56", "6.16", "4.19", "8.91"]
    expect(mixer.get_by_label("airplane")).to_have_value("8.91")
    expect(mixer.locator(".sl-readout")).to_have_text(
        "5 added to every score, and no probability has changed."
    )
    mixer.get_by_label("dog").press("ArrowRight")
    expect(mixer.locator(".sl-readout")).to_contain_text("times as probable as")


def test_reset_brings_everything_back(mixer):
    mixer.get_by_label("boat").press("End")
    mixer.get_by_label("temperature T").press("End")
    mixer.get_by_role("button", name="add 1 to every score").click()
    mixer.get_by_role("button", name="reset").click()
    assert shown(mixer) == by_python(list(AIRPLANE.values()), 1)
    expect(mixer.get_by_label("airplane")).to_have_attribute("max", "8")


def test_the_length_of_a_bar_is_the_probability(mixer):
    mixer.get_by_label("temperature T").press("End")
    bars = mixer.locator(".sl-bar")
    for i, p in enumerate(sl.softmax(list(AIRPLANE.values()), temperature=10)):
        expect(bars.nth(i).locator("span")).to_have_attribute(
            "style", re.compile(rf"scaleX\({p:.5f}")
        )


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_when_numbers_and_leader_change(page, mixer, width):
    page.set_viewport_size({"width": width, "height": 900})
    parts = ".sl-name, .sl-number, .sl-bar, input, button, .sl-readout"

    def boxes():
        return mixer.evaluate(
            """(el, parts) => [...el.querySelectorAll(parts)].map((part) => {
              const { x, y, width, height } = part.getBoundingClientRect();
              return [x, y, width, height];
            })""",
            parts,
        )

    before = boxes()
    mixer.get_by_label("dog").press("End")
    mixer.get_by_label("temperature T").press("Home")
    expect(mixer.locator(".sl-readout")).to_contain_text("dog is")
    assert boxes() == before


def test_two_widgets_on_a_page_do_not_share_their_state(page, triangle_mixer):
    other = page.locator("[data-widget=softmax-mixer]:not(:has(.sl-triangle))").first
    before = shown(other)
    triangle_mixer.get_by_role("slider").first.press("End")
    assert shown(other) == before


def test_three_classes_are_a_point_in_the_triangle(triangle_mixer):
    triangle_mixer.get_by_role("slider").last.press("End")
    share = triangle_mixer.evaluate(
        """(el) => {
          const box = (css) => el.querySelector(css).getBBox();
          const side = box(".sl-side");
          const at = el.querySelector(".sl-point").transform.baseVal[0].matrix;
          return {
            along: (at.e - side.x) / side.width,
            up: (side.y + side.height - at.f) / side.height,
          };
        }"""
    )
    p = sl.softmax([0.7, 1.5, 4.8], temperature=10)
    assert share["up"] == pytest.approx(p[2], abs=1e-3)
    assert share["along"] == pytest.approx(p[1] + p[2] / 2, abs=1e-3)


def test_the_point_is_dragged_and_the_scores_follow(page, triangle_mixer):
    point = triangle_mixer.get_by_role("slider", name="the three probabilities")
    point.scroll_into_view_if_needed()
    box = point.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 20, y + 70, steps=5)
    page.mouse.up()
    z = [float(score.replace("−", "-")) for score, _, _ in shown(triangle_mixer)]
    assert sum(z) == pytest.approx(0.7 + 1.5 + 4.8, abs=0.02)  # the level stays
    moved = point.bounding_box()
    assert moved["x"] == pytest.approx(box["x"] - 20, abs=1)
    assert moved["y"] == pytest.approx(box["y"] + 70, abs=1)
    p = [float(share.rstrip("%")) for _, _, share in shown(triangle_mixer)]
    assert p == pytest.approx(100 * sl.softmax(z), abs=0.3)
    said = point.get_attribute("aria-valuetext")
    assert said == ", ".join(
        f"{name} {share}"
        for name, (_, _, share) in zip(
            ("one", "two", "three"), shown(triangle_mixer), strict=True
        )
    )


def test_the_point_follows_arrow_keys_at_any_temperature(triangle_mixer):
    triangle_mixer.get_by_label("temperature T").press("End")
    point = triangle_mixer.get_by_role("slider", name="the three probabilities")
    before = sl.softmax([0.7, 1.5, 4.8], temperature=10)
    point.press("ArrowUp")
    after = [float(share.rstrip("%")) / 100 for *_, share in shown(triangle_mixer)]
    assert after[2] - before[2] == pytest.approx(5 / (200 * 0.75**0.5), abs=2e-3)
    assert before[0] - after[0] == pytest.approx(before[1] - after[1], abs=2e-3)
    point.press("ArrowRight")
    right = [float(share.rstrip("%")) / 100 for *_, share in shown(triangle_mixer)]
    assert right[2] == pytest.approx(after[2], abs=2e-3)
    assert right[1] - after[1] == pytest.approx(5 / 200, abs=2e-3)
    triangle_mixer.get_by_role("button", name="reset").click()
    assert shown(triangle_mixer) == by_python([0.7, 1.5, 4.8], 1)


def test_the_exponentials_sum_to_what_divides_them(mixer):
    total = sum(float(e) for _, e, _ in shown(mixer))
    assert total == pytest.approx(
        math.exp(sl.logsumexp(list(AIRPLANE.values()))), abs=0.02
    )
