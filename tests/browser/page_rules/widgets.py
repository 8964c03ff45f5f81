"""How the widgets of a page look on a phone, and before their script runs."""

from opened import ASLEEP
from served import WIDGETS, only

from tools.axe import NEXT_FRAME, VIEWS, look

AWAKE = "[data-widget]:not(:has(.sl-static))"
TOO_WIDE = "(all) => all.filter((box) => box.scrollWidth > box.clientWidth).length"
HEIGHTS = "(all) => all.map((box) => box.getBoundingClientRect().height)"
THUMB = 36  # px that a finger needs
SCREEN = 750  # px of a phone's 844 that its browser leaves to the page
NOTHING = {"body": "", "content_type": "text/javascript"}


def they_fit_a_phone(opened):
    """Each is seen at a glance, and its sliders are as high as a finger needs."""
    page = opened.page
    look(page, "390 px")
    widgets = page.locator(AWAKE)
    complaints = [] if widgets.count() else ["it has no widget"]
    if page.evaluate("document.documentElement.scrollWidth") != 390:
        complaints.append("the page is wider than the screen")
    if too_wide := widgets.evaluate_all(TOO_WIDE):
        complaints.append(f"{too_wide} widgets are too wide")
    tall = [h for h in widgets.evaluate_all(HEIGHTS) if h > SCREEN]
    complaints += [f"a widget has a height of {height} px" for height in tall]
    low = [h for h in widgets.get_by_role("slider").evaluate_all(HEIGHTS) if h < THUMB]
    return complaints + [f"a slider has a height of {height} px" for height in low]


def their_answers_without_javascript_are_as_tall(opened):
    """Nothing moves when the widgets take their place."""
    without = opened.context.new_page()
    without.route("**/book.js*", lambda route: route.fulfill(**NOTHING))
    without.goto(only(WIDGETS, opened.path))
    complaints = []
    for view in ("light", "390 px"):
        heights = []
        for page in (opened.page, without):
            page.set_viewport_size(VIEWS[view]["viewport"])
            page.evaluate(NEXT_FRAME)
            heights.append(page.locator("[data-widget]").evaluate_all(HEIGHTS))
        if any(abs(a - b) > 1 for a, b in zip(*heights, strict=True)):
            complaints.append(f"{view}: {heights[0]} px, without {heights[1]} px")
    if not without.locator(ASLEEP).count():
        complaints.append("it has no widget with an answer of its own")
    without.close()
    return complaints
