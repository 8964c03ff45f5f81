"""Which chapters run in a browser, and what their pages say if they do not."""

import pytest

from tools.live import chapters
from tools.live.pages import refuse

PROVIDES = {"numpy": "numpy", "softmax_lib": "softmax-lib"}
PAGE = '<article class="bd-article">\n<h1>T</h1>\n<p>x</p></article>'


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import json\nimport numpy as np\nfrom softmax_lib import losses", None),
        ("import dask.array as da", "dask"),
        ("def f():\n    from hypothesis import given", "hypothesis"),
        ("import subprocess", "subprocess"),
    ],
)
def test_modules_that_a_browser_lacks_are_named(monkeypatch, source, expected):
    monkeypatch.setattr(chapters, "cells", lambda name: [{"source": source}])
    assert chapters.obstacle("book/x", PROVIDES) == expected


def test_a_chapter_that_cannot_run_there_says_why():
    made = refuse(PAGE, "book/10_scale", obstacle="dask", version="abc")
    assert "has no <code>dask</code>" in made
    assert 'href="../index.html#run-it-yourself"' in made
    assert "<button" not in made


def test_appendices_are_no_chapters():
    assert chapters.chapters()
    assert not [name for name in chapters.chapters() if "appendix" in name]
