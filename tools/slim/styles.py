"""One style sheet for the whole site, with the rules of the theme that a page uses."""

import hashlib
import re
import subprocess
from pathlib import Path
from posixpath import dirname, normpath

from book.site.node import node_program
from tools.steps import ROOT, StepFailed

LINK = re.compile(r'[ \t]*<link\b[^>]*rel="stylesheet"[^>]*>\n?')
HREF = re.compile(r'href="((?:\.\./)*)_static/([^"?]+)')
IMPORT = re.compile(r'@import "([^"]+)";')
RELATIVE = re.compile(r"""url\((["']?)(?!data:|#|/)([^"')]+)\1\)""")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
PURGE, UNFOLD = ROOT / "tools/slim/purge.mjs", ROOT / "tools/slim/unfold.mjs"


def is_ours(name):
    """Tell whether a style sheet is the book's own, in which nothing is idle.

    Parameters
    ----------
    name : str
        Its path below `_static`.
    """
    return name.startswith("css/") or name.startswith("widgets")


def sheets(html):
    """Return the style sheets that a page loads, in order, as paths below `_static`."""
    return [HREF.search(link)[2] for link in LINK.findall(html)]


def link_one(html, name):
    """Return the page with one style sheet instead of all its own.

    Parameters
    ----------
    html : str
        The page.
    name : str
        The style sheet, as a path below `_static`, with its version.
    """
    first = LINK.search(html)
    root = HREF.search(first[0])[1]
    link = f'<link rel="stylesheet" href="{root}_static/{name}">\n'
    return html[: first.start()] + link + LINK.sub("", html[first.end() :])


def read(static, name):
    """Return a style sheet with its imports in place and its addresses from `_static`.

    Parameters
    ----------
    static : pathlib.Path
        The `_static` folder of the built site.
    name : str
        The style sheet, as a path below it.
    """
    folder = dirname(name)

    def rebased(found):
        return f"url({normpath(f'{folder}/{found[2]}' if folder else found[2])})"

    def imported(found):
        return read(static, normpath(f"{folder}/{found[1]}"))

    text = COMMENT.sub("", (static / name).read_text(encoding="utf-8"))
    return IMPORT.sub(imported, RELATIVE.sub(rebased, text)).strip()


def purge(css, contents):
    """Return the rules of a style sheet whose words occur in some page or script.

    Parameters
    ----------
    css : str
        The style sheet.
    contents : list of pathlib.Path
        Pages and scripts.

    Raises
    ------
    tools.steps.StepFailed
        node or PurgeCSS failed.
    """
    return _filtered(css, PURGE, *contents)


def unfold(css):
    """Return a style sheet whose rules a browser finds by tag or class.

    Parameters
    ----------
    css : str
        The style sheet; where a selector ends in a list, `:is(p, ul)`, each entry
        gets a selector of its own.

    Raises
    ------
    tools.steps.StepFailed
        node or PostCSS failed.
    """
    return _filtered(css, UNFOLD)


def _filtered(css, program, *arguments):
    done = subprocess.run(
        [node_program(), program, *arguments], input=css, capture_output=True, text=True
    )
    if done.returncode:
        raise StepFailed(f"{program.name}: {done.stderr.strip()}")
    return done.stdout


def bundle(site, finish):
    """Write `_static/site.css` and let every page load it alone.

    Parameters
    ----------
    site : pathlib.Path
        The built site.
    finish : callable
        Takes the style sheet and returns it as it shall be written.
    """
    static = site / "_static"
    pages = {page: page.read_text(encoding="utf-8") for page in sorted(pages_of(site))}
    names = list(
        dict.fromkeys(name for html in pages.values() for name in sheets(html))
    )
    scripts = [*sorted(static.rglob("*.js")), *sorted(static.rglob("*.mjs"))]
    theirs = "\n".join(read(static, name) for name in names if not is_ours(name))
    ours = "\n".join(read(static, name) for name in names if is_ours(name))
    css = unfold(f"{purge(theirs, [*pages, *scripts])}\n{ours}\n")
    css = finish(css)
    (static / "site.css").write_text(css, encoding="utf-8")
    version = hashlib.sha256(css.encode()).hexdigest()[:8]
    for page, html in pages.items():
        page.write_text(link_one(html, f"site.css?v={version}"), encoding="utf-8")
    for name in [*names, "basic.css"]:
        Path(static, name).unlink(missing_ok=True)


def pages_of(site):
    """Return the pages of a built site."""
    return [page for page in site.rglob("*.html") if "_static" not in page.parts]
