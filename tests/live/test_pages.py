"""The offer on a chapter's page, and the cells that the page is made of."""

import json
import re

import pytest

from tools.live import chapters
from tools.live.pages import bench, offer, refuse
from tools.live.weights import Weights
from tools.steps import ROOT, StepFailed

ALL, NO_LAB = Weights(17.84, 36.2, 61.4), Weights(17.84, 36.2, None)

PAGE = """<html><head>
<meta content="default-src 'self'; script-src 'self' 'sha256-abc'">
</head><body><article class="bd-article">
<section><h1>Title</h1>
<p>Text</p></section></article></body></html>"""


def test_the_offer_stands_below_the_title():
    made = offer(PAGE, "book/02_softmax", weights=ALL, version="abc")
    assert re.search(
        r'</h1>\n<div class="sl-live-offer[^>]*data-chapter="02_softmax"', made
    )
    assert "(18 MB, once; 36 MB for all of this chapter)" in made
    assert "in JupyterLite</a> (61 MB)." in made
    assert 'href="../lab/lab/index.html?path=book/02_softmax.ipynb"' in made
    assert (
        '<script type="module" src="../live/offer.mjs?v=abc"></script>\n</head>' in made
    )


def test_a_page_that_offers_python_lets_its_worker_compile_it():
    made = offer(PAGE, "book/02_softmax", weights=ALL, version="abc")
    allowed = (
        "worker-src 'self' blob:; script-src 'self' 'wasm-unsafe-eval' 'sha256-abc'"
    )
    assert f"default-src 'self'; {allowed}" in made
    assert "worker-src" not in refuse(made, "book/02", obstacle="dask", version="abc")


def test_without_a_lab_nothing_leads_to_it():
    made = offer(PAGE, "book/02_softmax", weights=NO_LAB, version="abc")
    assert "lab/" not in made


def test_a_page_that_has_an_offer_gets_the_new_one_in_its_place():
    once, again = PAGE, PAGE
    once = offer(once, "book/02_softmax", weights=ALL, version="def")
    for version in ("abc", "def"):
        again = offer(again, "book/02_softmax", weights=ALL, version=version)
    assert again == once
    refused = refuse(once, "book/02_softmax", obstacle="dask", version="def")
    assert refused == refuse(PAGE, "book/02_softmax", obstacle="dask", version="def")


BENCH = """<html><head>
<meta content="default-src 'self'; script-src 'self' 'sha256-abc'">
</head><body><article class="bd-article"><section><h1>Title</h1>
<div class="sl-bench" data-bench="your_logits">
<p class="sl-bench-without">No Python here.</p>
<p>Text</p></div></section></article></body></html>"""


def test_a_bench_gets_its_script_and_says_what_it_needs():
    made = bench(BENCH, "book/tools/your_logits", megabytes=16.8, version="abc")
    script = '<script type="module" src="../../live/bench.mjs?v=abc"></script>'
    assert f"{script}\n</head>" in made
    assert "worker-src 'self' blob:; script-src 'self' 'wasm-unsafe-eval'" in made
    assert 'class="sl-bench" data-megabytes="17" data-bench' in made
    assert "No Python here" not in made
    assert re.search("<noscript[^>]*><p>This page computes .* needs JavaScript", made)


def test_a_bench_that_is_set_up_again_gets_the_new_one_in_its_place():
    once = bench(BENCH, "book/tools/your_logits", megabytes=17, version="def")
    again = bench(BENCH, "book/tools/your_logits", megabytes=15, version="abc")
    again = bench(again, "book/tools/your_logits", megabytes=17, version="def")
    assert again == once


def test_every_bench_has_a_form_of_its_own():
    assert "book/tools/your_logits" in chapters.benches()
    for page in chapters.benches():
        name = page.rpartition("/")[2]
        assert (ROOT / "live" / "page" / f"bench_{name}.mjs").is_file()


def test_the_button_waits_for_its_script():
    made = offer(PAGE, "book/02_softmax", weights=NO_LAB, version="abc")
    assert re.search(r"<button[^>]* disabled>Run live</button>", made)


@pytest.mark.parametrize("name", chapters.chapters())
def test_every_chapter_s_cells_have_names_and_sources(name):
    cells = chapters.cells(name)
    assert len({cell["id"] for cell in cells}) == len(cells) > 10
    assert all(cell["source"] for cell in cells)
    json.dumps(cells)


def page_of(*sources):
    cell = (
        '<div class="cell_input docutils container">\n<pre><span>{}</span></pre></div>'
    )
    return "\n".join(cell.format(source) for source in sources)


@pytest.fixture
def three(monkeypatch):
    made = [{"source": "a < b"}, {"source": "check()", "check": "1.1"}, {"source": "c"}]
    monkeypatch.setattr(chapters, "cells", lambda name: made)


def test_a_page_with_the_notebook_s_cells_passes(three):
    chapters.compare("book/x", page_of("a &lt; b", "c"))


def test_a_page_that_lacks_a_cell_is_refused(three):
    with pytest.raises(StepFailed, match="book/x: 2 cells, of which the page shows 1"):
        chapters.compare("book/x", page_of("a &lt; b"))


def test_a_page_with_another_cell_is_refused(three):
    with pytest.raises(StepFailed, match="another cell than 'c'"):
        chapters.compare("book/x", page_of("a &lt; b", "d"))
