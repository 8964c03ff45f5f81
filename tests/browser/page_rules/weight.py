"""The weight of a page, compressed as static hosts send it, without figures.

The budgets in weights.json only go down; `make audit` reports what each page weighs.
"""

import json
from pathlib import Path

from built import chapters

BUDGET = json.loads(Path(__file__).with_name("weights.json").read_text())
EAGER = """() => [...document.querySelectorAll("article figure img")]
  .filter((image) => image.loading !== "lazy").map(({ src }) => src)"""


def _is_figure(url):
    """True for a picture drawn by a notebook."""
    return "/_images/" in url


def it_stays_within_its_budget(opened):
    """Its heaviest files are named."""
    bare = {url: size for url, size in opened.sizes.items() if not _is_figure(url)}
    total = sum(bare.values())
    budget = BUDGET["chapters" if opened.path in chapters() else "other pages"]
    if 0 < total <= budget:
        return []
    heaviest = sorted(bare.items(), key=lambda item: -item[1])[:12]
    return [f"{total} > {budget}", *(f"{size:8} {url}" for url, size in heaviest)]


def its_figures_stay_within_their_budget(opened):
    """Each by itself."""
    return [
        f"{url} has {size}, more than {BUDGET['figure']}"
        for url, size in opened.sizes.items()
        if _is_figure(url) and size > BUDGET["figure"]
    ]


def its_figures_load_when_they_are_near(opened):
    """Figures load one by one: a reader may never reach the last."""
    return [
        f'give loading="lazy" to {source}' for source in opened.page.evaluate(EAGER)
    ]
