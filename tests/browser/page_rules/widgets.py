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


def nothing_moves_on_a_desk_when_they_take_their_place(opened):
    """Their answers without JavaScript are as tall."""
    return _moves(opened, "light")


def nothing_moves_on_a_phone_when_they_take_their_place(opened):
    """Their answers without JavaScript are as tall."""
    return _moves(opened, "390 px")


def _moves(opened, view):
    without = _without_script(opened)
    look(opened.page, view)
    without.set_viewport_size(VIEWS[view]["viewport"])
    without.evaluate(NEXT_FRAME)
    heights = [
        page.locator("[data-widget]").evaluate_all(HEIGHTS)
        for page in (opened.page, without)
    ]
    if not without.locator(ASLEEP).count():
        return ["it has no widget with an answer of its own"]
    if all(abs(a - b) <= 1 for a, b in zip(*heights, strict=True)):
        return []
    return [f"{heights[0]} px, without {heights[1]} px"]


def _without_script(opened):
    """The widgets before their script runs, opened once beside the page."""
    for page in opened.context.pages:
        if page != opened.page:
            return page
    page = opened.context.new_page()
    page.route("**/book.js*", lambda route: route.fulfill(**NOTHING))
    page.goto(only(WIDGETS, opened.path))
    return page
