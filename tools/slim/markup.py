"""Removes markup that no reader sees: a quarter of a chapter's elements.

Each token of a listing is an element, though the style of listings gives most kinds of
tokens no look of their own. And every element is styled again when the root changes, so
light or dark is chosen before the first layout.
"""

import re

STYLED = re.compile(r"\.highlight (?:span)?\.([a-z0-9]+)\s*\{")
LISTING = re.compile(r"<pre>.*?</pre>", re.DOTALL)
TOKEN = re.compile(r'<span class="([a-z0-9]+)">([^<]*)</span>')
EMPTY = re.compile(r"<span></span>")
VIEWPORT = re.compile(r'[ \t]*<meta name="viewport"[^>]*>\n?')
THEME = re.compile(r'<script data-cfasync="false">.*?</script>', re.DOTALL)
# Fonts, by the markup of pages that need them. Each font that arrives after the first
# layout makes the browser lay out the whole page again.
FONTS = {
    "fonts/source-sans-3-italic.woff2": re.compile(r"<em>"),
    "katex/fonts/KaTeX_Main-Regular.woff": re.compile(r'class="katex-html"'),
    "katex/fonts/KaTeX_Math-Italic.woff": re.compile(r'class="mord mathnormal'),
    "katex/fonts/KaTeX_Size1-Regular.woff": re.compile(r"delimsizing size1|small-op"),
    "katex/fonts/KaTeX_Size2-Regular.woff": re.compile(r"delimsizing size2|large-op"),
    "vendor/fontawesome/webfonts/fa-solid-900.woff": re.compile(r'class="fa-solid'),
}
PRELOAD = re.compile(
    r'([ \t]*<link rel="preload" href="([^"]*)_static/)[^"]*" as="font"[^>]*>\n'
)
# Many scripts store something, and some browsers refuse: the stand-in is here, in one
# place, before any of them. mode.js goes on from these lines. So does lazy_layout.js,
# unless the page is opened at an anchor or again: the reader's place is found only when
# the whole page is laid out.
CHOOSE = """<script>
    try {
      localStorage.setItem("probe", "");
      localStorage.removeItem("probe");
    } catch { // forbidden or full: what is stored lasts as long as the page
      const kept = new Map();
      Object.defineProperty(window, "localStorage", { value: {
        getItem: (key) => kept.get(key) ?? null,
        setItem: (key, value) => { kept.set(key, `${value}`); },
        removeItem: (key) => { kept.delete(key); },
      } });
    }
    const { dataset } = document.documentElement;
    dataset.mode = localStorage.getItem("mode") || "auto";
    dataset.theme = dataset.mode !== "auto" ? dataset.mode
      : matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    const [visit] = performance.getEntriesByType("navigation");
    if (visit?.type === "navigate" && !location.hash) dataset.lazyLayout = "";
  </script>"""


def styled(css):
    """Return the kinds of tokens, as Pygments calls them, that rules are written for.

    Parameters
    ----------
    css : str
        The style sheet of the site.
    """
    return set(STYLED.findall(css))


def plain(html, kinds):
    """Return the page with elements only for the tokens of these kinds.

    Parameters
    ----------
    html : str
        The page.
    kinds : set of str
        What `styled` returns.
    """

    def token(found):
        return found[0] if found[1] in kinds else found[2]

    def listing(found):
        return TOKEN.sub(token, EMPTY.sub("", found[0]))

    return LISTING.sub(listing, html)


def one_viewport(html):
    """Return the page with the first of its equal words on small screens."""
    first = VIEWPORT.search(html)
    if not first:
        return html
    return html[: first.end()] + VIEWPORT.sub("", html[first.end() :])


def choose_first(html):
    """Return the page with light or dark chosen before anything is laid out.

    The theme's lines write "auto", which a script replaces once all is laid out.
    """
    return THEME.sub(CHOOSE, html)


def fetch_fonts(html):
    """Return the page with its fonts asked for at once, beside that of the text."""
    text = PRELOAD.search(html)
    if not text:
        return html
    tags = "".join(
        f'<link rel="preload" href="{text[2]}_static/{font}" as="font" '
        f'type="font/{font.rpartition(".")[2]}" crossorigin>\n'
        for font, shows in FONTS.items()
        if shows.search(html)
    )
    return html[: text.end()] + tags + html[text.end() :]


def tidy(html, kinds):
    """Return the page without the markup that no reader sees."""
    return fetch_fonts(choose_first(one_viewport(plain(html, kinds))))
