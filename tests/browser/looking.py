"""One page, looked at in four ways: light, dark, 390 px wide, zoomed to 200 %.

It is loaded once. After the first look, which is at everything, formulas and code are
thinned to a few of each kind: thousands of like elements cost axe minutes.
"""

from tools.axe import VIEWS, findings, look

TO_THE_END = "window.scrollTo(0, document.documentElement.scrollHeight)"
WIDTHS = "[document.documentElement.scrollWidth, window.innerWidth]"
# Nothing waits for its turn to be laid out; until then innerText leaves words out.
LAID_OUT = """() => ![...document.querySelectorAll(".bd-article section *")].some(
  (part) => getComputedStyle(part).contentVisibility !== "visible" &&
    !part.closest(".katex"))"""
# A formula keeps its words for screen readers, code its text and its size.
THIN = """() => {
  const seen = new Set();
  for (const part of document.querySelectorAll("pre span[class]")) {
    if (seen.has(part.className)) part.replaceWith(...part.childNodes);
    else seen.add(part.className);
  }
  [...document.querySelectorAll(".katex")].slice(20).forEach((formula) => {
    const drawn = formula.querySelector(".katex-html");
    const { width, height } = drawn.getBoundingClientRect();
    drawn.replaceChildren();
    drawn.style.cssText =
      `display: inline-block; width: ${width}px; height: ${height}px`;
  });
}"""


def assert_fits_and_is_accessible(new_page, path):
    """In each view: its theme, nothing scrolls sideways, axe finds nothing."""
    page = new_page(device_scale_factor=2)
    page.goto(path)
    page.evaluate(TO_THE_END)  # lazy pictures load
    page.wait_for_load_state("networkidle")
    page.wait_for_function(LAID_OUT)  # only then is it known what scrolls sideways
    complaints = []
    for view in VIEWS:
        look(page, view)
        wanted = VIEWS[view]["color_scheme"]
        assert page.locator("html").get_attribute("data-theme") == wanted
        width, room = page.evaluate(WIDTHS)
        if width > room:
            complaints.append(f"{view}: scrolls sideways, {width} px on {room} px")
        complaints += [f"{view}: {line}" for line in findings(page)]
        page.evaluate(THIN)
    assert not complaints, f"{path}:\n" + "\n".join(complaints)
