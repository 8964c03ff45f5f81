"""The points of chapter 4 that a reader drags: mouse, finger, keyboard, and read."""

import pytest
from playwright.sync_api import expect
from served import WIDGETS, only

from softmax_lib.teaching.widgets import LinearRegions
from softmax_lib.teaching.widgets.linear_regions import APART, BETWEEN, score_text

pytestmark = pytest.mark.one_page
CHAPTER = "/book/04_sigmoid.html"
WIDGET = "[data-widget=linear-regions]"


@pytest.fixture
def widget(page):
    """The widget of the chapter, with points that lines part."""
    page.goto(only(WIDGETS, CHAPTER))
    found = page.locator(WIDGET)
    expect(found.get_by_role("slider")).to_have_count(12)
    return found


def point(widget, name):
    """One of the points."""
    return widget.get_by_role("slider", name=name, exact=True)


def where(widget, name):
    """Where a point is, as a screen reader hears it: (x, y)."""
    words = point(widget, name).get_attribute("aria-valuetext")
    x, y, _ = words.split(", ")
    return float(x.removeprefix("x ")), float(y.removeprefix("y "))


def moved(name, to):
    """The first set with one point elsewhere."""
    names = ("circles", "squares", "triangles")
    word, number = name.split()
    groups = [[list(place) for place in group] for group in APART]
    groups[names.index(word)][int(number) - 1] = list(to)
    return LinearRegions(groups)


def says(widget, python):
    """Check the sentence and the scores against those that Python computes."""
    expect(widget.locator(".sl-readout")).to_have_text(python.sentence())
    model = python.model
    weights = [[*w, b] for w, b in zip(model.coef_, model.intercept_, strict=True)]
    shown = widget.locator(".sl-class .sl-logits").all_inner_texts()
    assert shown == [score_text(row) for row in weights]


def middle(locator):
    """Middle of a part on the screen."""
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_it_starts_with_points_that_lines_part(widget):
    says(widget, LinearRegions())
    expect(widget.get_by_label("lines part them", exact=True)).to_be_checked()


def test_a_point_follows_the_mouse_and_the_regions_follow_the_point(page, widget):
    widget.scroll_into_view_if_needed()
    before = widget.locator(".sl-field").first.get_attribute("points")
    x, y = middle(point(widget, "circles 3"))
    page.mouse.move(x + 3, y - 2)  # not quite its middle: it must not jump
    page.mouse.down()
    page.mouse.move(x + 3, y - 2)
    assert where(widget, "circles 3") == pytest.approx((-1.6, -1.4), abs=0.02)
    page.mouse.move(x + 93, y + 28, steps=5)
    page.mouse.up()
    page.mouse.move(x, y)  # nothing is held any more
    unit = widget.locator(".sl-plane").bounding_box()["width"] / 10
    to = where(widget, "circles 3")
    assert to == pytest.approx((-1.6 + 90 / unit, -1.4 - 30 / unit), abs=0.05)
    expect(widget.locator(".sl-field").first).not_to_have_attribute("points", before)
    says(widget, moved("circles 3", to))


def test_a_point_follows_a_finger_and_the_page_stays(new_page):
    page = new_page(has_touch=True, viewport={"width": 390, "height": 844})
    page.goto(only(WIDGETS, CHAPTER))
    widget = page.locator(WIDGET)
    expect(widget.get_by_role("slider")).to_have_count(12)
    widget.scroll_into_view_if_needed()
    x, y = middle(point(widget, "squares 1"))
    scrolled = page.evaluate("scrollY")
    finger = page.context.new_cdp_session(page)

    def touch(kind, *places):
        points = [{"x": a, "y": b} for a, b in places]
        event = {"type": kind, "touchPoints": points}
        finger.send("Input.dispatchTouchEvent", event)

    touch("touchStart", (x, y))
    for step in range(1, 6):
        touch("touchMove", (x - 6 * step, y - 12 * step))
    touch("touchEnd")
    unit = widget.locator(".sl-plane").bounding_box()["width"] / 10
    to = where(widget, "squares 1")
    assert to == pytest.approx((3.2 - 30 / unit, -2.6 + 60 / unit), abs=0.1)
    assert page.evaluate("scrollY") == scrolled
    says(widget, moved("squares 1", to))


def test_arrow_keys_move_a_point(widget):
    steps = {
        "ArrowRight": (0.2, 0),
        "ArrowLeft": (-0.2, 0),
        "ArrowUp": (0, 0.2),
        "ArrowDown": (0, -0.2),
        "Shift+ArrowUp": (0, 0.02),
    }
    for key, (x, y) in steps.items():
        point(widget, "triangles 2").press(key)
        to = (round(0.8 + x, 2), round(3.6 + y, 2))
        assert where(widget, "triangles 2") == to, key
        says(widget, moved("triangles 2", to))
        widget.get_by_role("button", name="reset").press("Enter")
        assert where(widget, "triangles 2") == (0.8, 3.6)


def test_a_point_stays_in_the_plane(page, widget):
    widget.scroll_into_view_if_needed()
    page.mouse.move(*middle(point(widget, "squares 3")))
    page.mouse.down()
    page.mouse.move(5, 5, steps=3)
    page.mouse.up()
    assert where(widget, "squares 3") == (-4.8, 4.8)


def test_no_lines_part_the_second_set(widget):
    widget.get_by_label("no lines part them").check()
    says(widget, LinearRegions(BETWEEN))
    expect(widget.locator(".sl-wrong")).to_have_count(3)
    wrong = widget.locator('[aria-valuetext$="in another region"]')
    expect(wrong).to_have_count(3)


def test_a_set_is_chosen_until_a_point_moves(widget):
    widget.get_by_label("no lines part them").check()
    point(widget, "circles 1").press("ArrowLeft")
    for name in ("lines part them", "no lines part them"):
        expect(widget.get_by_label(name, exact=True)).not_to_be_checked()
    widget.get_by_role("button", name="reset").click()
    says(widget, LinearRegions())


def test_the_drawn_regions_are_where_each_class_leads(widget):
    """At the middle of every drawn region Python predicts its class."""
    model = LinearRegions().model
    for k, polygon in enumerate(widget.locator(".sl-field").all()):
        corners = [
            [float(c) for c in corner.split(",")]
            for corner in polygon.get_attribute("points").split(" ")
        ]
        x = sum(corner[0] for corner in corners) / len(corners)
        y = sum(corner[1] for corner in corners) / len(corners)
        assert model.predict([[x / 30 - 5, 5 - y / 30]]).tolist() == [k]
