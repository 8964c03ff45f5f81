"""One script for the theme, run when the page stands; the search on its own page.

The theme's search field leads to the search page, so no other page needs the index of
all words, which grows with the book.
"""

import hashlib
import re

SCRIPT = re.compile(
    r'[ \t]*<script(?: defer)? src="((?:\.\./)*)_static/([^"?]+\.js)[^"]*"></script>\n?'
)
SETTING = re.compile(r"[ \t]*<script>DOCUMENTATION_OPTIONS\.[^<]*</script>\n?")
PRELOAD = re.compile(r'[ \t]*<link rel="preload" as="script"[^>]*>\n?')
SEARCH = re.compile(
    r'[ \t]*<script src="([^"]*\b(?:searchtools|language_data|searchindex)\.js)">'
    r"</script>\n?"
)
MAP = re.compile(r"//# sourceMappingURL=\S+")
IDLE = "scripts/fontawesome.js"  # the icon font draws the icons without it


def scripts(html):
    """Return the classic scripts that a page loads, in order, below `_static`."""
    found = SCRIPT.findall(SEARCH.sub("", html))
    return [name for _, name in found if name != IDLE]


def load_one(html, name, *, searching):
    """Return the page with one deferred script instead of all its own.

    Modules stay as they are.

    Parameters
    ----------
    html : str
        The page.
    name : str
        The script, as a path below `_static`, with its version.
    searching : bool
        Whether this is the search page, which keeps the search's scripts, deferred.
    """
    root = SCRIPT.search(html)[1]
    later = [f"{root}_static/{name}", *(SEARCH.findall(html) if searching else [])]
    tags = "".join(f'<script defer src="{path}"></script>\n' for path in later)
    for pattern in (SEARCH, SCRIPT, SETTING, PRELOAD):
        html = pattern.sub("", html)
    return html.replace("</head>", f"{tags}</head>", 1)


def bundle(site, pages):
    """Write `_static/site.js` and let every page load it alone.

    Parameters
    ----------
    site : pathlib.Path
        The built site.
    pages : list of pathlib.Path
        Its pages.
    """
    static = site / "_static"
    texts = {page: page.read_text(encoding="utf-8") for page in sorted(pages)}
    names = list(
        dict.fromkeys(name for html in texts.values() for name in scripts(html))
    )
    code = ";\n".join(
        MAP.sub("", (static / name).read_text(encoding="utf-8")).strip()
        for name in names
    )
    (static / "site.js").write_text(code + "\n", encoding="utf-8")
    version = hashlib.sha256(code.encode()).hexdigest()[:8]
    for page, html in texts.items():
        searching = page == site / "search.html"
        html = load_one(html, f"site.js?v={version}", searching=searching)
        page.write_text(html, encoding="utf-8")
    for name in names:
        (static / name).unlink()
