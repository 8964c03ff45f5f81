"""The museum's page with live Python: each exhibit can be mended where it hangs."""

import html
import re

from softmax_lib.teaching.museum import EXHIBITS
from softmax_lib.teaching.museum.repair import repair
from tools.live import pages
from tools.steps import StepFailed

PAGE = "book/appendix/museum"
LISTED = "museum.json"
PLACE = re.compile(
    r'(<section id="mend-it">\n<span id="museum-mend"></span><h2>.*?</h2>\n)', re.DOTALL
)
OFFER = """<div class="sl-live-offer pst-js-only">
<p>Press <em>Mend it</em> below the code of an exhibit: Python runs in your browser \
({megabytes:.0f} MB, once).</p>
<p class="sl-progress" data-numbers="{numbers}" data-noun="repair">{count} repairs</p>
</div>
"""
BUTTON = """<p class="sl-mend pst-js-only" data-slug="{slug}">\
<button type="button" class="sl-button" \
aria-label="Mend it: exhibit {number}" disabled>Mend it</button> \
<span class="sl-mend-says" role="status"></span></p>
"""
STYLE = '<link rel="stylesheet" href="{root}live/offer.css?v={version}">\n'
SCRIPT = '<script type="module" src="{root}live/mend.mjs?v={version}"></script>\n'
FORM = re.compile(
    r'(?P<plate><div class="sl-plate"><pre><code>(?P<code>(?:(?!</code>).)*)</code>'
    r'(?:(?!<form|class="sl-plate").)*)'
    r'(?P<form><form class="sl-exercise-form" data-exercise="'
    r"\{&quot;number&quot;: &quot;museum\.(?P<slug>[\w-]+)&quot;)",
    re.DOTALL,
)
TAG = re.compile(r"<[^>]+>")


def exhibits() -> dict[str, dict]:
    """Return what the page needs to know of each exhibit, by its slug."""
    return {each.slug: _told(each) for each in EXHIBITS.values()}


def _told(exhibit) -> dict:
    task = repair(exhibit.slug)
    return {
        "number": exhibit.number,
        "asks": task.asks,
        "source": task.source,
        "cure": task.cure,
    }


def offer(page: str, *, megabytes: float, version: str) -> str:
    """Return the museum's page with a button at each exhibit, and what it will do.

    Parameters
    ----------
    page : str
        The page's HTML, as `make book` leaves it.
    megabytes, version
        As `pages.offer` takes them.

    Raises
    ------
    StepFailed
        If the section "Mend it" is gone, or the page shows other code than the
        registry holds.
    """
    if not PLACE.search(page):
        raise StepFailed(f"{PAGE}: no section with the label museum-mend")
    root = "../" * PAGE.count("/")
    to_head = (STYLE + SCRIPT).format(root=root, version=version)
    told = exhibits()
    numbers = " ".join(f"mended.{slug}" for slug in told)
    made = OFFER.format(megabytes=megabytes, numbers=numbers, count=len(told))
    page = pages.add(page, made, to_head, PLACE)
    found = []

    def with_button(match: re.Match) -> str:
        slug = match["slug"]
        shown = html.unescape(TAG.sub("", match["code"]))
        if told.get(slug, {}).get("source") != shown:
            raise StepFailed(f"{PAGE}: the page shows other code for {slug}")
        found.append(slug)
        button = BUTTON.format(slug=slug, number=told[slug]["number"])
        return f"{match['plate']}{button}{match['form']}"

    page = FORM.sub(with_button, page)
    if found != list(told):
        raise StepFailed(f"{PAGE}: {len(found)} of {len(told)} exhibits can be mended")
    return pages.with_python(page)
