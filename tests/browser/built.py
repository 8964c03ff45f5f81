"""The built site as the browser tests see it: where it is and which pages it has."""

from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "_build" / "html"


def entries(node):
    """File names in a table of contents, in reading order."""
    if isinstance(node, list):
        return [name for item in node for name in entries(item)]
    if not isinstance(node, dict):
        return []
    own = [node[key] for key in ("root", "file") if key in node]
    below = [node[key] for key in ("parts", "chapters", "sections") if key in node]
    return own + entries(below)


def pages():
    """Every page of the table of contents, as a path below the site: /index.html."""
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    return [f"/{Path(name).with_suffix('')}.html" for name in entries(toc)]


def chapters():
    """Return the pages that are chapters: /book/02_softmax.html."""
    return [page for page in pages() if page.rpartition("/")[2][:2].isdigit()]
