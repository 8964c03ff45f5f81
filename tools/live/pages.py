"""The offer that each chapter's page makes: run it here, or open it in the lab."""

import re
from pathlib import Path

TITLE = re.compile(r"(<article class=\"bd-article\">.*?</h1>\n)", re.DOTALL)
OFFER = """<div class="sl-live-offer pst-js-only" data-chapter="{chapter}">
<button type="button" class="sl-live-button" disabled>Run live</button>
<p>Change the code on this page and see what happens: Python runs in your browser \
({megabytes:.0f} MB, once).{lab}</p>
<p class="sl-live-says" role="alert"></p>
</div>
"""
LAB = ' Or open the chapter <a href="{address}">in JupyterLite</a>.'
HEAD = """<link rel="stylesheet" href="{root}live/live.css?v={version}">
<script type="module" src="{root}live/offer.mjs?v={version}"></script>
</head>"""


def offer(page: str, name: str, *, megabytes: float, version: str, lab: bool) -> str:
    """Return a chapter's page with its offer below the title.

    Parameters
    ----------
    page : str
        The page's HTML, as `make book` leaves it.
    name : str
        The chapter: "book/02_softmax".
    megabytes : float
        What loads until Python answers.
    version : str
        Changes with every file of the live part.
    lab : bool
        Whether the site has a lab.
    """
    root = "../" * name.count("/")
    chapter = Path(name).name
    address = f"{root}lab/lab/index.html?path={name}.ipynb"
    made = OFFER.format(
        chapter=chapter,
        megabytes=megabytes,
        lab=LAB.format(address=address) if lab else "",
    )
    page = TITLE.sub(lambda found: found[1] + made, page, count=1)
    head = HEAD.format(root=root, version=version)
    return page.replace("</head>", head, 1)
