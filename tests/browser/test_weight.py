"""What a page weighs, compressed as static hosts send it, figures apart.

The budgets in weights.json only go down: `make audit` reports what each page
weighs.
"""

import json
from pathlib import Path

import pytest
from built import chapters, pages

BUDGET = json.loads(Path(__file__).with_name("weights.json").read_text())


def is_figure(url):
    """True for a picture drawn by a notebook."""
    return "/_images/" in url


@pytest.fixture(scope="module")
def weights(browser, site):
    """Bytes over the wire by page and address, each page with an empty cache."""
    found = {}
    for path in pages():
        context = browser.new_context(base_url=site)
        page = context.new_page()
        finished = []
        page.on("requestfinished", lambda request, to=finished: to.append(request))
        page.goto(path)
        page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
        page.wait_for_load_state("networkidle")
        found[path] = {
            request.url.removeprefix(site): request.sizes()["responseBodySize"]
            for request in finished
            if request.url.startswith(site)
        }
        context.close()
    return found


def listing(files):
    """Return the heaviest files first, one a line."""
    heaviest = sorted(files.items(), key=lambda item: -item[1])
    return "\n".join(f"{size:8} {url}" for url, size in heaviest[:12])


@pytest.mark.parametrize("kind", ["chapters", "other pages"])
def test_a_page_stays_within_its_budget(weights, kind):
    wanted = {page: (page in chapters()) == (kind == "chapters") for page in weights}
    bare = {
        page: {url: size for url, size in files.items() if not is_figure(url)}
        for page, files in weights.items()
        if wanted[page]
    }
    path = max(bare, key=lambda page: sum(bare[page].values()))
    total, budget = sum(bare[path].values()), BUDGET[kind]
    assert total <= budget, f"{path} {total} > {budget}:\n{listing(bare[path])}"


def test_a_figure_stays_within_its_budget(weights):
    heavy = {
        url: size
        for files in weights.values()
        for url, size in files.items()
        if is_figure(url) and size > BUDGET["figure"]
    }
    assert not heavy, f"more than {BUDGET['figure']}: {heavy}"


@pytest.mark.parametrize("path", pages())
def test_figures_load_when_they_are_near(page, path):
    page.goto(path)
    eager = page.locator('article figure img:not([loading="lazy"])')
    assert eager.count() == 0, (
        f'give loading="lazy" to {eager.first.get_attribute("src")}'
    )
