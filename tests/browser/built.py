"""The pages of the built site."""

import re
from functools import cache

from bs4 import BeautifulSoup

from tools.contents import contents
from tools.serve import SITE

__all__ = ["SITE", "chapters", "pages", "soup"]


def pages():
    """Every page of the table of contents, as a path below the site: /index.html."""
    return [f"/{name}.html" for name in contents()]


def chapters():
    """Return the pages that are chapters: /book/02_softmax.html."""
    return [page for page in pages() if re.search(r"/\d\d_[^/]*$", page)]


@cache
def soup(path):
    """Return a page, parsed; parsing all of them takes ten seconds."""
    text = (SITE / path.lstrip("/")).read_text(encoding="utf-8")
    return BeautifulSoup(text, "html.parser")
