"""The whole book as one page of HTML, from the built site, for paper.

Every id gets the name of its page in front, so that links from page to page become
links within one document. Widgets stay as their static answers, solutions go to the
end, and code that the site keeps folded stays on the site.
"""

import re
from html import escape
from pathlib import Path
from posixpath import normpath

from bs4 import BeautifulSoup, Tag

POINTERS = ("for", "aria-describedby", "aria-labelledby", "aria-controls")
LOCAL_URL = re.compile(r"url\(#([^)]+)\)")
LEFT_OUT = (
    ".headerlink, .copybtn, .sl-answer, .sl-check, .sl-feedback, .sl-tolerance, "
    ".sl-progress, .sl-forget, .sl-start, .sl-chapters, .sl-downloads, .sl-markdown, "
    "details.above-input, script, noscript"
)
SOLUTIONS = "solutions"


def slug(name: str) -> str:
    """Return the id of a page within the document: "book-02_softmax"."""
    return name.replace("/", "-")


def target(name: str, address: str, pages: list[str]) -> str | None:
    """Return where a link of a page leads within the document.

    Parameters
    ----------
    name : str
        The page that has the link: "book/02_softmax".
    address : str
        The link's address, relative to the page.
    pages : list of str
        The pages that are in the document.

    Returns
    -------
    str or None
        An id; None for what lies outside.
    """
    path, _, anchor = address.partition("#")
    if "://" in path or path.startswith(("mailto:", "/")):
        return None
    folder = name.rpartition("/")[0]
    page = normpath(f"{folder}/{path}").removesuffix(".html") if path else name
    if page not in pages:
        return None
    return f"{slug(page)}--{anchor}" if anchor else slug(page)


def rename_ids(article: Tag, name: str) -> None:
    """Put the page's name before every id and before what points to one."""
    for tag in article.find_all(True):
        if tag.get("id"):
            tag["id"] = f"{slug(name)}--{tag['id']}"
        for attribute in POINTERS:
            if tag.get(attribute):
                ids = tag[attribute].split()
                tag[attribute] = " ".join(f"{slug(name)}--{i}" for i in ids)
        for attribute, value in tag.attrs.items():
            if isinstance(value, str) and "url(#" in value:
                tag[attribute] = LOCAL_URL.sub(rf"url(#{slug(name)}--\1)", value)


def turn_links(article: Tag, name: str, pages: list[str]) -> None:
    """Let links lead to ids of the document; to its outside only where that is public.

    Addresses of pictures become relative to the site's root.
    """
    folder = name.rpartition("/")[0]
    for image in article.select("img[src]"):
        image["src"] = normpath(f"{folder}/{image['src']}")
        image["loading"] = "eager"
    for link in article.select("a[href]"):
        inside = target(name, link["href"], pages)
        if inside:
            link["href"] = f"#{inside}"
        elif "://" not in link["href"]:
            link.unwrap()


def take_solutions(article: Tag, soup: BeautifulSoup) -> list[Tag]:
    """Take the solutions out of a page, and leave a link to each in its place.

    Returns
    -------
    list of bs4.Tag
        A section for each, with the title of its exercise, which links back.
    """
    taken = []
    for number, details in enumerate(article.select("details.sl-solution")):
        box = details.find_parent(class_="sl-exercise")
        heading = box.find("h3").get_text(" ", strip=True)
        where = f"{box['id']}--solution-{number}"
        section = soup.new_tag("section", id=where, attrs={"class": "sl-solved"})
        details.summary.extract()
        title = soup.new_tag("h3")
        title.append(_link(soup, box["id"], heading))
        section.append(title)
        section.extend(list(details.contents))
        hint = soup.new_tag("p", attrs={"class": "sl-to-solution"})
        hint.append(_link(soup, where, "Solution"))
        hint.append(_page_number(soup, where))
        details.replace_with(hint)
        taken.append(section)
    return taken


def _link(soup: BeautifulSoup, where: str, text: str) -> Tag:
    link = soup.new_tag("a", href=f"#{where}")
    link.string = text
    return link


def _page_number(soup: BeautifulSoup, where: str) -> Tag:
    number = soup.new_tag("span", attrs={"class": "sl-page", "data-to": where})
    number.string = "000"
    return number


def read_article(site: Path, name: str, pages: list[str]) -> tuple[Tag, list[Tag]]:
    """Return a page's text as it stands in the document, and its solutions."""
    html = (site / f"{name}.html").read_text(encoding="utf-8")
    soup = BeautifulSoup(html, "html.parser")
    article = soup.select_one("article.bd-article")
    for idle in article.select(LEFT_OUT):
        idle.decompose()
    for section in article.select("section:not(:has(> :not(h2)))"):
        section.decompose()  # of a list that only the site needs, the title was left
    turn_links(article, name, pages)
    rename_ids(article, name)
    solutions = take_solutions(article, soup)
    article["id"] = slug(name)
    return article, solutions


def contents_list(entries: list[tuple[str, str]]) -> str:
    """Return the table of contents, from ids and titles; pages come later."""
    rows = "".join(
        f'<li><a href="#{where}">{escape(title)}</a> '
        f'<span class="sl-page" data-to="{where}">000</span></li>'
        for where, title in entries
    )
    return (
        f'<nav id="contents" aria-label="Contents"><h1>Contents</h1><ol>{rows}</ol>'
        "</nav>"
    )


def title_of(article: Tag) -> str:
    """Return the title of a page, with its number."""
    return article.find("h1").get_text(" ", strip=True)


def book_html(site: Path, pages: list[str], version: str) -> str:
    """Return the whole book as one page that lies at the site's root.

    Parameters
    ----------
    site : pathlib.Path
        The built site.
    pages : list of str
        Its pages in reading order, the landing page first.
    version : str
        The book's version, for the title page.
    """
    read = {name: read_article(site, name, pages) for name in pages}
    front, *chapters = (article for article, _ in read.values())
    entries = [(article["id"], title_of(article)) for article in chapters]
    solved = [
        f"<h2>{escape(title_of(article))}</h2>" + "".join(map(str, solutions))
        for article, solutions in read.values()
        if solutions
    ]
    end = f'<article class="bd-article" id="{SOLUTIONS}"><h1>Solutions</h1>'
    end += f"{''.join(solved)}</article>"
    parts = [
        title_page(front, version),
        contents_list([*entries, (SOLUTIONS, "Solutions")]),
        *map(str, [front, *chapters]),
        end,
    ]
    return PAGE.format(title=title_of_book(site), parts="\n".join(parts))


def title_of_book(site: Path) -> str:
    """Return what the landing page's title says."""
    html = (site / "index.html").read_text(encoding="utf-8")
    return escape(BeautifulSoup(html, "html.parser").title.get_text(strip=True))


def title_page(front: Tag, version: str) -> str:
    """Return the title page, from the landing page, which loses these parts."""
    parts = [front.find("h1"), *front.select(".sl-subtitle, .sl-promise")]
    words = [part.extract().get_text(" ", strip=True) for part in parts]
    front["class"] = [*front["class"], "sl-front"]
    lines = "".join(f"<p>{escape(line)}</p>" for line in words[1:])
    return (
        f'<header id="title-page"><p class="sl-title">{escape(words[0])}</p>{lines}'
        f"<p>Version {escape(version)}. Text and figures: CC BY 4.0. Code: BSD "
        "3-Clause.</p><p>On the website and in Jupyter the widgets move and the answer "
        "boxes answer; here they stand still, and the solutions are at the end.</p>"
        "</header>"
    )


PAGE = """<!doctype html>
<html lang="en" data-theme="light" data-content_root="./">
<head><meta charset="utf-8"><title>{title}</title>
<link rel="stylesheet" href="_static/site.css">
<link rel="stylesheet" href="_static/pdf.css">
</head>
<body class="bd-content sl-paper"><main class="bd-article-container">
{parts}
</main></body></html>
"""
