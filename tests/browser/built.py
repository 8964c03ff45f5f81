"""The pages of the built site."""

import re
from functools import cache

from selectolax.lexbor import LexborHTMLParser

from tools.contents import contents
from tools.serve import SITE

__all__ = ["SITE", "chapters", "pages", "parsed", "values"]


def pages():
    """Every page of the table of contents, as a path below the site: /index.html."""
    return [f"/{name}.html" for name in contents()]


def chapters():
    """Return the pages that are chapters: /book/02_softmax.html."""
    return [page for page in pages() if re.search(r"/\d\d_[^/]*$", page)]


@cache
def parsed(path):
    """Return a page as browsers parse it."""
    text = (SITE / path.lstrip("/")).read_text(encoding="utf-8")
    return LexborHTMLParser(text)


def values(part, selector, attribute):
    """Return what an attribute is on each element that a selector finds."""
    return [element.attributes[attribute] for element in part.css(selector)]
