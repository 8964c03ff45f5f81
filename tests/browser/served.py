"""The built site as tests are served it: whole pages, or some parts of one.

A chapter without prose and formulas opens in less than half the time, and a widget does
not know the difference; page_rules looks at the widgets of whole pages.
"""

from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

from selectolax.lexbor import LexborHTMLParser

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
    page = LexborHTMLParser(text)
    article = page.css_first(".bd-article")
    kept = {part.mem_id for part in article.css(f":is(h1, {parts})")}
    waiting = [article]
    while waiting:
        for element in list(waiting.pop().iter()):
            if element.mem_id in kept:
                continue
            if any(part.mem_id in kept for part in element.css("*")):
                waiting.append(element)
            else:
                element.decompose()
    return page.html.encode()
