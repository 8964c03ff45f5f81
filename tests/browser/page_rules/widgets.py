"""How the widgets of a page look on a phone, and before their script runs."""

from tools.axe import look

AWAKE = "[data-widget]:not(:has(.sl-static))"
TOO_WIDE = "(all) => all.filter((box) => box.scrollWidth > box.clientWidth).length"
HEIGHTS = "(all) => all.map((box) => box.getBoundingClientRect().height)"
THUMB = 36  # px that a finger needs
SCREEN = 750  # px of a phone's 844 that its browser leaves to the page
# Each widget, and in its place for a moment what the page's file has there.
WITH_AND_WITHOUT = """async () => {
  const file = await (await fetch(location.pathname)).text();
  const asSent = new DOMParser().parseFromString(file, "text/html");
  const answers = asSent.querySelectorAll("[data-widget]");
  return [...document.querySelectorAll("[data-widget]")].map((widget, i) => {
    const answer = document.importNode(answers[i], true);
    const awake = widget.getBoundingClientRect().height;
    widget.replaceWith(answer);
    const asleep = answer.getBoundingClientRect().height;
    answer.replaceWith(widget);
    const own = answer.querySelector(".sl-static") !== null;
    return [widget.dataset.widget, awake, asleep, own];
  });
}"""


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
    look(opened.page, view)
    heights = opened.page.evaluate(WITH_AND_WITHOUT)
    complaints = [] if heights else ["it has no widget"]
    for name, awake, asleep, answers in heights:
        if abs(awake - asleep) > 1:
            complaints.append(f"{name} has {awake} px, without script {asleep} px")
        if not answers:
            complaints.append(f"{name} has no answer of its own")
    return complaints
