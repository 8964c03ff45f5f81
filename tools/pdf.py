"""Print the whole book into one PDF: `make pdf`.

Chromium prints it as often as it takes until the page numbers in the contents are
those of the pages; the file has no date, so two runs give the same bytes.
"""

import re
import shutil
import tomllib
from pathlib import Path

from bs4 import BeautifulSoup
from playwright.sync_api import Page, sync_playwright
from pypdf import PdfReader

from tools import downloads
from tools.build import BUILT, SITE, build, is_current
from tools.chromium import get_chromium
from tools.contents import contents
from tools.pdf_book import book_html
from tools.serve import serving
from tools.slim.styles import pages_of
from tools.steps import ROOT, StepFailed, main, say, step

PDF = BUILT / "softmax.pdf"
STYLE = ROOT / "tools" / "pdf.css"
DATE = re.compile(rb"/(CreationDate|ModDate) ?\(D:(\d{14})([^)]*)\)")
NODE = re.compile(rb"\(node(\d{8})\)")
LICENCE = "Code: BSD 3-Clause."
MINUTES_3 = 180_000  # ms, on a machine that does other things
ATTEMPTS = 4


def without_dates(pdf: bytes) -> bytes:
    """Return a PDF whose dates are all the first of January 2000.

    The bytes stay where they are, as the PDF's own table of places demands.
    """

    def old(found: re.Match) -> bytes:
        return found[0].replace(found[2], b"20000101000000")

    return DATE.sub(old, pdf)


def with_own_numbers(pdf: bytes) -> bytes:
    """Return a PDF whose tagged parts are numbered from 0 on, in the order they had.

    Chromium names a part by the number of its own node, and a few nodes come and go
    with the time that loading takes. The new numbers have as many digits as the old.
    """
    ranks = {n: b"%08d" % rank for rank, n in enumerate(sorted(set(NODE.findall(pdf))))}
    return NODE.sub(lambda found: b"(node%s)" % ranks[found[1]], pdf)


def places(path: Path) -> dict[str, int]:
    """Return the page, from 1 on, of every place that a link of the PDF names."""
    reader = PdfReader(path)
    named = reader.named_destinations
    return {
        name.removeprefix("/"): reader.get_destination_page_number(destination) + 1
        for name, destination in named.items()
    }


def with_page_numbers(html: str, pages: dict[str, int]) -> str:
    """Return the document with the page of each place that it names.

    Raises
    ------
    StepFailed
        A place is not in the PDF.
    """

    def numbered(found: re.Match) -> str:
        if found[1] not in pages:
            raise StepFailed(f"nothing in the PDF is called {found[1]}")
        return f'data-to="{found[1]}">{pages[found[1]]}</span>'

    return re.sub(r'data-to="([^"]+)">\d+</span>', numbered, html)


def dead_links(html: str) -> list[str]:
    """Return the links of the document that lead to nothing in it."""
    soup = BeautifulSoup(html, "html.parser")
    ids = {tag["id"] for tag in soup.select("[id]")}
    inside = {link["href"][1:] for link in soup.select('a[href^="#"]')}
    return sorted(inside - ids)


def print_book(page: Page, html: str, path: Path) -> None:
    """Print the document into a file, the same bytes each time."""
    page.route("**/softmax-book.html", lambda route: _answer(route, html, "text/html"))
    css = STYLE.read_text(encoding="utf-8")
    page.route("**/pdf.css", lambda route: _answer(route, css, "text/css"))
    # Not "until the network is idle": on a busy machine it is idle before all is read.
    page.goto("/softmax-book.html", wait_until="load", timeout=MINUTES_3)
    page.evaluate("document.fonts.ready.then(() => true)")
    page.pdf(
        path=path,
        prefer_css_page_size=True,
        print_background=True,
        tagged=True,
        outline=True,
    )
    path.write_bytes(with_own_numbers(without_dates(path.read_bytes())))


def _answer(route, body: str, kind: str) -> None:
    route.fulfill(body=body, content_type=f"{kind}; charset=utf-8")


def make_pdf(site: Path, path: Path) -> int:
    """Print the built site into a PDF and return how many pages it has.

    Raises
    ------
    StepFailed
        A link leads nowhere, or the page numbers do not settle.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    html = book_html(site, contents(), project["project"]["version"])
    if dead := dead_links(html):
        raise StepFailed(f"links of the PDF lead to nothing: {dead[:5]}")
    arguments = ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"]
    with serving(site) as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=get_chromium(), args=arguments
        )
        options = {"base_url": address, "java_script_enabled": False}
        page = chromium.new_context(**options, color_scheme="light").new_page()
        page.set_default_timeout(MINUTES_3)
        for _ in range(ATTEMPTS):
            print_book(page, html, path)
            numbered = with_page_numbers(html, places(path))
            if numbered == html:
                return len(PdfReader(path).pages)
            html = numbered
    raise StepFailed("the page numbers of the contents do not settle")


def offer(site: Path, path: Path) -> None:
    """Put the PDF into the site, and a link to it into the foot of every page."""
    shutil.copyfile(path, site / path.name)
    size = f"{path.stat().st_size / 1e6:.1f} MB"
    for page in pages_of(site):
        address = "../" * (len(page.relative_to(site).parts) - 1) + path.name
        link = f'<a href="{address}">The whole book as a PDF</a> ({size}).'
        html = page.read_text(encoding="utf-8")
        if address not in html:
            html = html.replace(LICENCE, f"{LICENCE} {link}", 1)
            page.write_text(html, encoding="utf-8")


def _command() -> None:
    if not is_current():
        build()
    with step("PDF: the whole book, printed by Chromium"):
        count = make_pdf(SITE, PDF)
        offer(SITE, PDF)
        downloads.offer(SITE)
    say(f"✓ {count} pages are in {PDF}, and linked from the site in {SITE}")


if __name__ == "__main__":
    main(_command)
