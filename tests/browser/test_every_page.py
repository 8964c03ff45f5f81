"""Every page that is no chapter: quiet, at home in light and dark, accessible.

Chapters have a file of their own, so that two processes share the work. Nothing a
reader clicks, on any page, fetches from elsewhere. That no page asks another host,
breaks its policy, throws a script error or misses a file is asserted when the
`new_page` fixture closes it.
"""

import pytest
from built import chapters, pages
from looking import assert_fits_and_is_accessible

ALSO = [
    "/search.html?q=softmax",
    "/search.html?q=softmin+xyzzy",  # nothing is found
    "/genindex.html",
    "/404.html",
]
# All buttons and folded parts at once; links would leave the page.
CLICK = """() => {
  for (const part of document.querySelectorAll("button, summary, [data-print]")) {
    if (!part.closest("dialog")) part.click();
  }
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
}"""
RESOURCES = "performance.getEntriesByType('resource').map(({ name }) => name)"


@pytest.mark.parametrize("path", [*sorted({*pages()} - {*chapters()}), *ALSO])
def test_the_page_is_quiet_fits_and_is_accessible(new_page, path):
    assert_fits_and_is_accessible(new_page, path)


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
