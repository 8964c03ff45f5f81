"""Each check has a place that explains it, and the place is there."""

import json
import re
from pathlib import Path

import pytest

from softmax_lib._conformance.accuracy import REGIMES
from softmax_lib._conformance.checks import checks
from softmax_lib.teaching.your_softmax import EXPLAINED

BOOK = Path(__file__).parents[3] / "book"
GROUPS = {what: group for group, what, _ in checks()}
GROUPS |= {name: "accuracy" for name, *_ in REGIMES}
ROW = re.compile(r"^\| (\w+) \| (.+) \| \[(.+)\]\(\.\./(.+)\.ipynb#(.+)\) \|$", re.M)


def test_every_check_is_explained_and_nothing_else_is():
    assert list(EXPLAINED) == list(GROUPS)


def anchors(page):
    """Return the anchors of a notebook, and its headings as addresses."""
    cells = json.loads((BOOK / f"{page}.ipynb").read_text(encoding="utf-8"))["cells"]
    text = "\n".join(
        "".join(c["source"]) for c in cells if c["cell_type"] == "markdown"
    )
    headings = re.findall(r"^## (.+)$", text, re.M)
    slugs = [re.sub(r"[^\w ]", "", one.lower()).replace(" ", "-") for one in headings]
    return {*re.findall(r'<a id="([\w-]+)"', text), *slugs}


@pytest.mark.parametrize("page", sorted({place.page for place in EXPLAINED.values()}))
def test_every_place_is_there(page):
    wanted = {place.anchor for place in EXPLAINED.values() if place.page == page}
    assert wanted <= anchors(page)


def test_the_page_lists_the_checks_with_their_places():
    text = (BOOK / "tools" / "your_softmax.md").read_text(encoding="utf-8")
    listed = {what: (group, *place) for group, what, *place in ROW.findall(text)}
    assert listed == {what: (GROUPS[what], *EXPLAINED[what]) for what in EXPLAINED}
