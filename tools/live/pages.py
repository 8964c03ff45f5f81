"""What live Python adds to pages: an offer to run a chapter, a bench that computes."""

import re
from pathlib import Path

from tools.live.weights import Weights

TITLE = re.compile(r"(<article class=\"bd-article\">.*?</h1>\n)", re.DOTALL)
OFFER = """<div class="sl-live-offer pst-js-only" data-chapter="{chapter}">
<button type="button" class="sl-button" disabled>Run live</button>
<p>Change the code on this page and see what happens: Python runs in your browser \
({start:.0f} MB, once; {whole:.0f} MB for all of this chapter).{lab}</p>
<p class="sl-live-says" role="alert"></p>
</div>
"""
ELSEWHERE = """<div class="sl-live-offer">
<p>The code of this chapter does not run in a browser, which has no \
<code>{obstacle}</code>: <a href="{root}index.html#run-it-yourself">run it on your \
machine</a>.</p>
</div>
"""
LAB = (
    ' Or open the chapter <a href="{address}">in JupyterLite</a> ({megabytes:.0f} MB).'
)
STYLE = '<link rel="stylesheet" href="{root}live/offer.css?v={version}">\n'
SCRIPT = '<script type="module" src="{root}live/offer.mjs?v={version}"></script>\n'
WEIGHT = re.compile(r'(<div class="sl-bench")(?: data-megabytes="\d+")?')
WITHOUT = re.compile(r'<(p|noscript) class="sl-bench-without">.*?</\1>\n', re.DOTALL)
NO_SCRIPT = """<noscript class="sl-bench-without"><p>This page computes with Python, \
which needs JavaScript: your browser has none, or it is switched off.</p></noscript>
"""
BENCH = (
    '<link rel="stylesheet" href="{root}live/live.css?v={version}">\n'
    '<link rel="stylesheet" href="{root}live/bench.css?v={version}">\n'
    '<script type="module" src="{root}live/bench.mjs?v={version}"></script>\n'
)
# What a page's policy allows beyond that of other pages: a worker, which takes the
# policy over (live/page/session.mjs), and compiling WebAssembly there.
SCRIPTS = "script-src 'self'"
SCRIPTS_AND_PYTHON = "worker-src 'self' blob:; script-src 'self' 'wasm-unsafe-eval'"
BEFORE = re.compile(
    r'<div class="sl-live-offer.*?</div>\n'
    r'|<link rel="stylesheet" href="[^"]*live/\w+\.css\?[^>]*>\n'
    r'|<script type="module" src="[^"]*live/\w+\.mjs\?[^>]*></script>\n'
    r'|<p class="sl-mend .*?</p>\n',
    re.DOTALL,
)


def offer(page: str, name: str, *, weights: Weights, version: str) -> str:
    """Return a chapter's page with its offer below the title.

    Parameters
    ----------
    page : str
        The page's HTML, as `make book` leaves it.
    name : str
        The chapter: "book/02_softmax".
    weights : Weights
        What is fetched, which is said; without a lab nothing leads to one.
    version : str
        Changes with every file of the live part.
    """
    root = _root(name)
    chapter = Path(name).name
    address = f"{root}lab/lab/index.html?path={name}.ipynb"
    made = OFFER.format(
        chapter=chapter,
        start=weights.start,
        whole=weights.chapter,
        lab=LAB.format(address=address, megabytes=weights.lab) if weights.lab else "",
    )
    page = add(page, made, (STYLE + SCRIPT).format(root=root, version=version))
    return with_python(page)


def refuse(page: str, name: str, *, obstacle: str, version: str) -> str:
    """Return the page of a chapter that cannot run in a browser, which says why.

    Parameters
    ----------
    page, name
        As `offer` takes them.
    obstacle : str
        The module that is missing there.
    version : str
        As `offer` takes it.
    """
    root = _root(name)
    made = ELSEWHERE.format(root=root, obstacle=obstacle)
    return add(page, made, STYLE.format(root=root, version=version))


def bench(page: str, name: str, *, megabytes: float, version: str) -> str:
    """Return a page with a bench, which its script brings to life.

    Parameters
    ----------
    page, name, version
        As `offer` takes them.
    megabytes : float
        What loads until Python answers.
    """
    to_head = BENCH.format(root=_root(name), version=version)
    page = with_python(add(page, "", to_head))
    page = WITHOUT.sub(NO_SCRIPT, page, count=1)
    return WEIGHT.sub(f'\\1 data-megabytes="{megabytes:.0f}"', page, count=1)


def _root(name: str) -> str:
    return "../" * name.count("/")


def with_python(page: str) -> str:
    """Return the page with a policy that lets its worker compile WebAssembly."""
    return page.replace(SCRIPTS, SCRIPTS_AND_PYTHON, 1)


def add(page: str, made: str, to_head: str, place: re.Pattern = TITLE) -> str:
    """Return the page with two additions, in place of what was added before.

    Parameters
    ----------
    page : str
        The page's HTML.
    made : str
        What stands where `place` ends: below the title.
    to_head : str
        What its head gets.
    place : re.Pattern
        Found once in the page; its first group is what stands before.
    """
    page = BEFORE.sub("", page).replace(SCRIPTS_AND_PYTHON, SCRIPTS)
    page = place.sub(lambda found: found[1] + made, page, count=1)
    return page.replace("</head>", f"{to_head}</head>", 1)
