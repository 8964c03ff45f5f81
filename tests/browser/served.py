"""The built site as tests are served it: whole pages, or some parts of one.

A chapter without prose and formulas opens in less than half the time, and a widget does
not know the difference; page_rules looks at the widgets of whole pages.
"""

from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

from bs4 import BeautifulSoup

from tools.serve import SITE, StaticHost

WIDGETS = "[data-widget]"


def only(parts, path):
    """Return the address of a page whose article has nothing but its title and parts.

    Parameters
    ----------
    parts : str
        A selector of CSS: WIDGETS.
    path : str
        Of the whole page: /book/02_softmax.html.
    """
    return f"{path}?only={quote(parts)}"


class Host(StaticHost):
    """A static host that knows what `only` asks for."""

    def send_head(self):
        asked = urlsplit(self.path)
        if parts := parse_qs(asked.query).get("only"):
            return self._send(200, Path(asked.path), reduced(asked.path, *parts))
        return super().send_head()


@cache
def reduced(path, parts):
    """Return the page as it is sent, without everything else in its article."""
    text = (SITE / path.lstrip("/")).read_text(encoding="utf-8")
    page = BeautifulSoup(text, "html.parser")
    parts = page.select(f".bd-article :is(h1, {parts})")
    kept = {id(part) for part in parts}
    above = {id(parent) for part in parts for parent in part.parents}
    waiting = [page.select_one(".bd-article")]
    while waiting:
        for element in waiting.pop().find_all(recursive=False):
            if id(element) in kept:
                continue
            if id(element) in above:
                waiting.append(element)
            else:
                element.extract()
    return str(page).encode()
