"""Make 404.html work at any depth: `python -m tools.missing_page SITE`.

A static host shows it for `/book/deep/typo.html` too, where links relative to the
page would miss. So its links start at the site's root: at "/", or at the path of
`html: baseurl` in _config.yml, which a site that lives below its host's root
(`https://host/softmax/`) has to set.
"""

import re
import sys
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from tools.steps import ROOT, StepFailed, main

RELATIVE = re.compile(
    r'(\s(?:href|src|action|data-content_root)=")(?![a-z][a-z0-9+.-]*:|/|#)([^"]*)"'
)


def root_path(address: str) -> str:
    """Return the path of a site's address, from "/" to "/"."""
    return urlsplit(address).path.rstrip("/") + "/"


def configured_root() -> str:
    """Return the path of the site's address in _config.yml, "/" without one."""
    settings = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    return root_path(settings["html"].get("baseurl") or "")


def rooted(html: str, root: str) -> str:
    """Return a page whose relative addresses start at the site's root.

    Parameters
    ----------
    html : str
        A page that lies in the site's first folder.
    root : str
        The path of that folder, such as "/softmax/".

    Returns
    -------
    str
        Anchors on the page itself and whole addresses stay as they are.
    """

    def from_root(found: re.Match) -> str:
        return f'{found[1]}{root}{found[2].removeprefix("./")}"'

    return RELATIVE.sub(from_root, html)


def _command() -> None:
    page = Path(sys.argv[-1]) / "404.html"
    if not page.is_file():
        raise StepFailed("name the folder of the built site: _build/html")
    html = page.read_text(encoding="utf-8")
    page.write_text(rooted(html, configured_root()), encoding="utf-8")


if __name__ == "__main__":
    main(_command)
