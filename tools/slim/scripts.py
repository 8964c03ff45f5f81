"""One module for what the book's scripts do, and none of the others.

The theme's scripts are left out: they draw icons, drive parts that the book does not
have, and measure the whole page before it is shown. So are Sphinx's, whose search the
book does not use. book/assets does what readers need of them.
"""

import hashlib
import re
from pathlib import Path

from tools.steps import StepFailed

SCRIPT = re.compile(
    r'[ \t]*<script(?: defer)? src="((?:\.\./)*)_static/([^"?]+\.js)[^"]*"></script>\n?'
)
MODULE = re.compile(
    r'[ \t]*<script type="module" src="((?:\.\./)*)_static/([^"?]+\.js)[^"]*">'
    r"</script>\n?"
)
SETTING = re.compile(r"[ \t]*<script>DOCUMENTATION_OPTIONS\.[^<]*</script>\n?")
PRELOAD = re.compile(r'[ \t]*<link rel="preload" as="script"[^>]*>\n?')
IMPORT = re.compile(r'^import\b(.*?)\bfrom "\./([^"]+)";\n', re.MULTILINE | re.DOTALL)
NAMES = re.compile(r"\s*\{([^{}]*)\}\s*")
# Whole lines of words for those who read the source, which is in book/assets.
COMMENT = re.compile(r"^[ \t]*(?://.*|/\*\*(?:.|\n)*?\*/)\n", re.MULTILINE)
IDLE = (
    "doctools.js",
    "documentation_options.js",
    "language_data.js",
    "searchtools.js",
    "sphinx_highlight.js",
    "scripts/fontawesome.js",
    "scripts/bootstrap.js",
    "scripts/pydata-sphinx-theme.js",
    "scripts/sphinx-book-theme.js",
)


def scripts(html):
    """Return the classic scripts of a page that are not left out, below `_static`."""
    return [name for _, name in SCRIPT.findall(html) if name not in IDLE]


def modules(html):
    """Return the modules that a page loads, in order, below `_static`."""
    return [name for _, name in MODULE.findall(html)]


def join(codes):
    """Return one module that does what several do, each in a block of its own.

    Lines that are comments, which no line of a text may look like, are left out.

    Parameters
    ----------
    codes : list of str
        Modules that export nothing and import names from files beside them.

    Returns
    -------
    tuple of (str, list of str)
        The module, and the files that it imports from.

    Raises
    ------
    tools.steps.StepFailed
        A module imports in another way than `import { a, b } from "./c.mjs";`.
    """
    wanted = {}
    for names, source in (found for code in codes for found in IMPORT.findall(code)):
        braces = NAMES.fullmatch(names)
        if not braces:
            raise StepFailed(f"import names in braces from {source}, not{names}")
        listed = (name.strip() for name in braces[1].split(","))
        wanted.setdefault(source, {}).update(dict.fromkeys(filter(None, listed)))
    imports = "".join(
        f'import {{ {", ".join(names)} }} from "./{source}";\n'
        for source, names in wanted.items()
    )
    bare = (COMMENT.sub("", IMPORT.sub("", code)).strip() for code in codes)
    blocks = "\n".join(f"{{\n{code}\n}}" for code in bare)
    return f"{imports}{blocks}\n", list(wanted)


def load_one(html, module, imports=(), *, joined=()):
    """Return the page with one module instead of all its own, and no classic script.

    Parameters
    ----------
    html : str
        The page.
    module : str
        Path below `_static`, with its version.
    imports : list of str
        What the module imports, to be fetched at the same time.
    joined : list of str
        The modules that `module` stands for; others stay.
    """
    static = f"{MODULE.search(html)[1]}_static/"
    tags = "".join(
        f'<link rel="modulepreload" href="{static}{path}">\n' for path in imports
    )
    tags += f'<script type="module" src="{static}{module}"></script>\n'
    for pattern in (SCRIPT, SETTING, PRELOAD):
        html = pattern.sub("", html)
    html = MODULE.sub(lambda found: "" if found[2] in joined else found[0], html)
    return html.replace("</head>", f"{tags}</head>", 1)


def bundle(site, pages):
    """Write `_static/book.js` and let every page load it.

    Parameters
    ----------
    site : pathlib.Path
        The built site.
    pages : list of pathlib.Path
        Its pages.
    """
    static = site / "_static"
    texts = {page: page.read_text(encoding="utf-8") for page in sorted(pages)}
    everywhere = set.intersection(*(set(modules(html)) for html in texts.values()))
    first = next(iter(texts.values()))
    joined = [name for name in modules(first) if name in everywhere]
    module, imports = join([_read(static, name) for name in joined])
    version = _written(static, "book.js", module)
    for page, html in texts.items():
        html = load_one(html, version, imports, joined=joined)
        page.write_text(html, encoding="utf-8")
    for name in joined:
        (static / name).unlink()


def _read(static: Path, name: str) -> str:
    return (static / name).read_text(encoding="utf-8")


def _written(static: Path, name: str, code: str) -> str:
    """Write a bundle and return its name with its version."""
    (static / name).write_text(code, encoding="utf-8")
    return f"{name}?v={hashlib.sha256(code.encode()).hexdigest()[:8]}"
