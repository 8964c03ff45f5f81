"""Every page: quiet, at home in light and dark, on a desk and in a hand, accessible.

A page is loaded once and then looked at in four ways: light, dark, 390 px wide, and
zoomed to 200 %. After the first look, which is at everything, formulas and code are
thinned to a few of each kind: thousands of like elements cost axe minutes. That no page
asks another host, breaks its policy, throws a script error or misses a file is asserted
when the `new_page` fixture closes it.
"""

import pytest
from built import pages

from tools.axe import VIEWS, findings, look

ALSO = [
    "/search.html?q=softmax",
    "/search.html?q=softmin+xyzzy",  # nothing is found
    "/genindex.html",
    "/404.html",
]
TO_THE_END = "window.scrollTo(0, document.documentElement.scrollHeight)"
WIDTHS = "[document.documentElement.scrollWidth, window.innerWidth]"
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
# All buttons and folded parts at once; links would leave the page.
CLICK = """() => {
  for (const part of document.querySelectorAll("button, summary, [data-print]")) {
    if (!part.closest("dialog")) part.click();
  }
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
}"""
RESOURCES = "performance.getEntriesByType('resource').map(({ name }) => name)"


@pytest.mark.parametrize("path", [*pages(), *ALSO])
def test_the_page_is_quiet_fits_and_is_accessible(new_page, path):
    page = new_page(device_scale_factor=2)
    page.goto(path)
    page.evaluate(TO_THE_END)  # lazy pictures load
    page.wait_for_load_state("networkidle")
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


@pytest.mark.parametrize("path", [*pages(), *ALSO])
def test_no_click_fetches_from_elsewhere_or_breaks_the_policy(new_page, site, path):
    page = new_page()
    page.add_init_script("window.print = () => {}")
    page.goto(path)
    assert page.locator('meta[http-equiv="Content-Security-Policy"]').count() == 1
    page.evaluate(CLICK)
    page.wait_for_load_state("networkidle")
    away = [url for url in page.evaluate(RESOURCES) if not url.startswith(site)]
    assert not away
