"""Every page: quiet, at home in light and dark, on a desk and in a hand, accessible.

That no page asks another host, throws a script error or misses a file is asserted when
the `new_page` fixture closes it.
"""

import pytest
from built import pages

from tools.steps import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
VIEWS = {
    "light on a desk": {
        "color_scheme": "light",
        "viewport": {"width": 1280, "height": 800},
    },
    "dark on a phone": {
        "color_scheme": "dark",
        "viewport": {"width": 390, "height": 844},
    },
}
ALSO = ["/search.html?q=softmax", "/genindex.html"]
TO_THE_END = "window.scrollTo(0, document.documentElement.scrollHeight)"
WIDTHS = "[document.documentElement.scrollWidth, window.innerWidth]"


@pytest.fixture(scope="module", params=VIEWS)
def view(request):
    """Each way to look at a page."""
    return request.param


@pytest.mark.parametrize("path", [*pages(), *ALSO])
def test_the_page_is_quiet_fits_and_is_accessible(new_page, view, path):
    page = new_page(**VIEWS[view])
    page.goto(path)
    page.evaluate(TO_THE_END)  # lazy pictures load
    page.wait_for_load_state("networkidle")

    assert page.locator("html").get_attribute("data-theme") == view.split()[0]
    width, room = page.evaluate(WIDTHS)
    assert width <= room, f"{path} scrolls sideways: {width} px on {room} px"

    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run().then((result) => result.violations)")
    lines = [
        f"{rule['id']} ({rule['impact']}): {node['html'][:150]}"
        for rule in found
        for node in rule["nodes"]
    ]
    assert not lines, f"{path}, {view}:\n" + "\n".join(lines)
