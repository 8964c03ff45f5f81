"""The list of downloads on the landing page: what lies beside it.

Archive and PDF are made from the finished site, so the page is completed after them.
`make book` alone makes neither; then the page says how.
"""

import os
import re
from pathlib import Path

from book.site.downloads import BEGIN, END, NOTHING
from tools.steps import StepFailed

BLOCK = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
OFFERS = {
    "softmax-offline.zip": "The website for use without a network</a> ({size}): unpack "
    "it and run <code>python3 serve.py</code> in its folder, on Windows "
    "<code>py serve.py</code>. Python 3.7 or newer is all it needs; widgets, answer "
    "boxes and search{live} work as they do here. The server answers your machine "
    "only; it is there because browsers run no script modules from plain files.",
    "softmax.pdf": "The whole book as a PDF</a> ({size}), to print, or for a reader "
    "without a browser.",
}
LIVE = ", and Python in the pages,"


def size(path: Path) -> str:
    """Return the size of a file in words: "61.3 MB"."""
    return f"{path.stat().st_size / 1e6:.1f}\N{NO-BREAK SPACE}MB"


def there(site: Path) -> list[str]:
    """Return which of the downloads lie in a site, in the order of the page."""
    return [name for name in OFFERS if (site / name).is_file()]


def offered(html: str, site: Path, names: list[str]) -> str:
    """Return the landing page with a list of downloads, in place of the one it has.

    Parameters
    ----------
    html : str
        The page.
    site : Path
        The site, which has the files.
    names : list of str
        Which to offer.

    Raises
    ------
    StepFailed
        The page has no place for them.
    """
    if not BLOCK.search(html):
        raise StepFailed("index.html has no {downloads}")
    live = LIVE if (site / "live").is_dir() else ""
    items = "".join(
        f'<li><a href="{name}" download>'
        f"{OFFERS[name].format(size=size(site / name), live=live)}</li>\n"
        for name in names
    )
    inside = f"<ul>\n{items}</ul>" if items else NOTHING
    return BLOCK.sub(lambda _: f"{BEGIN}\n{inside}\n{END}", html)


def offer(site: Path) -> None:
    """Offer what lies in a site on its landing page."""
    page = site / "index.html"
    stat = page.stat()
    html = offered(page.read_text(encoding="utf-8"), site, there(site))
    page.write_text(html, encoding="utf-8")
    os.utime(page, ns=(stat.st_atime_ns, stat.st_mtime_ns))  # says when it was built
