"""The pages of the book, in reading order."""

import yaml

from tools.steps import ROOT


def contents() -> list[str]:
    """Return the pages that `_toc.yml` names: ["index", "book/02_softmax", …]."""
    return _named_in(yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8")))


def _named_in(node: dict | list) -> list[str]:
    if isinstance(node, list):
        return [name for item in node for name in _named_in(item)]
    own = [node[key] for key in ("root", "file") if key in node]
    below = [node[key] for key in ("parts", "chapters", "sections") if key in node]
    return own + _named_in(below)
