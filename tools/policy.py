"""What a page of the site may load and run: a Content-Security-Policy on each.

Everything comes from the site itself, and a script is a file. The one script inside a
page, which chooses light or dark before the first paint, is allowed by its hash. A page
that needs more is listed in `MORE`.
"""

import re
from base64 import b64encode
from hashlib import sha256

from tools.steps import StepFailed

POLICY = {
    "default-src": ["'self'"],
    "script-src": ["'self'"],
    "style-src": ["'self'", "'unsafe-inline'"],  # formulas are placed by style="…"
    "img-src": ["'self'", "data:"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
}
# What single pages may do beyond that: {"book/live": {"worker-src": ["'self'"]}}
MORE: dict[str, dict[str, list[str]]] = {}

SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL)
DATA = re.compile(r'type="(?:application/(?:ld\+)?json|text/[^"]+)"')
TAG = re.compile(r"<[a-zA-Z][^<>]*>")
HANDLER = re.compile(r"""\s(on[a-z]+)=["']""")
CHARSET = re.compile(r'<meta charset="utf-8" ?/?>', re.IGNORECASE)
# Inline handlers of the theme, and the attributes that our scripts listen to instead.
HANDLERS = {'onclick="window.print()"': "data-print"}


def hashes(html):
    """Return the sources that allow the scripts written inside a page.

    Parameters
    ----------
    html : str
        The page.

    Returns
    -------
    list of str
        One `'sha256-…'` for each different script, sorted.
    """
    inside = {
        code
        for attributes, code in SCRIPT.findall(html)
        if "src=" not in attributes and not DATA.search(attributes)
    }
    digests = (b64encode(sha256(code.encode()).digest()).decode() for code in inside)
    return sorted(f"'sha256-{digest}'" for digest in digests)


def policy(name, html):
    """Return the policy of one page.

    Parameters
    ----------
    name : str
        The page, as the table of contents writes it: "book/02_softmax".
    html : str
        The page's HTML; the scripts written inside it are allowed.

    Returns
    -------
    str
        Such as "default-src 'self'; script-src 'self' 'sha256-…'; …".
    """
    rules = {kind: list(sources) for kind, sources in POLICY.items()}
    rules["script-src"] += hashes(html)
    for kind, sources in MORE.get(name, {}).items():
        rules[kind] = rules.get(kind, []) + sources
    return "; ".join(f"{kind} {' '.join(sources)}" for kind, sources in rules.items())


def without_handlers(html):
    """Return the page with marks instead of the theme's inline handlers.

    Parameters
    ----------
    html : str
        The page.

    Raises
    ------
    tools.steps.StepFailed
        The page has a handler that no script of ours stands in for.
    """
    for handler, mark in HANDLERS.items():
        html = html.replace(handler, mark)
    for tag in TAG.findall(SCRIPT.sub("", html)):
        if found := HANDLER.search(tag):
            raise StepFailed(
                f"{tag[:80]}: the policy forbids {found[1]}; listen in a script"
            )
    return html


def with_meta(html, rules):
    """Return the page with a policy, before everything that it is for.

    Parameters
    ----------
    html : str
        The page.
    rules : str
        The policy.

    Raises
    ------
    tools.steps.StepFailed
        The page does not begin with its character set.
    """
    charset = CHARSET.search(html)
    if not charset:
        raise StepFailed("no <meta charset> that the policy could follow")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{rules}">'
    return f"{html[: charset.end()]}\n{meta}{html[charset.end() :]}"


def guard(site, pages):
    """Write its policy into every page.

    Parameters
    ----------
    site : pathlib.Path
        The built site.
    pages : list of pathlib.Path
        Its pages.
    """
    for page in sorted(pages):
        html = without_handlers(page.read_text(encoding="utf-8"))
        name = page.relative_to(site).with_suffix("").as_posix()
        page.write_text(with_meta(html, policy(name, html)), encoding="utf-8")
