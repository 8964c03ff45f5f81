"""The museum's page with live Python: a button at each exhibit, and what it opens."""

import json
import re
from html import escape

import pytest

from softmax_lib.teaching.museum import EXHIBITS
from softmax_lib.teaching.museum.repair import judge
from tools.live import mending
from tools.steps import StepFailed

HEAD = """<html><head>
<meta content="default-src 'self'; script-src 'self' 'sha256-abc'">
</head><body><article class="bd-article">
<section><h1>The bug museum</h1>
<section id="mend-it">
<span id="museum-mend"></span><h2>Mend it</h2>
<p>Each exhibit can be mended.</p></section>
"""


def hung(slug, source):
    """Return an exhibit as the page shows it, its keywords bold."""
    code = re.sub(r"\b(def|return)\b", r"<strong>\1</strong>", escape(source, False))
    return (
        f'<section class="sl-exhibit"><div class="sl-plate"><pre><code>{code}</code>'
        f"</pre><dl></dl></div>"
        f'<form class="sl-exercise-form" data-exercise="{{&quot;number&quot;: '
        f'&quot;museum.{slug}&quot;}}"></form>'
        f'<div class="sl-plate"><pre><code>the cure</code></pre></div></section>'
    )


def page(told=None):
    told = told or mending.exhibits()
    return HEAD + "".join(hung(slug, each["source"]) for slug, each in told.items())


def offered(text):
    return mending.offer(text, megabytes=15.84, version="abc")


def test_each_exhibit_gets_a_button_between_its_code_and_its_question():
    made = offered(page())
    for each in EXHIBITS.values():
        button = (
            f'<p class="sl-mend pst-js-only" data-slug="{each.slug}">'
            f'<button type="button" class="sl-button" aria-label="Mend it: exhibit '
            f'{each.number}" disabled>Mend it</button>'
        )
        assert made.count(button) == 1
        assert re.search(
            rf"</dl></div>{re.escape(button)}.*?</p>\n<form[^>]*{each.slug}&", made
        )


def test_the_offer_says_what_is_loaded_and_counts_what_is_mended():
    made = offered(page())
    assert re.search(r"</h2>\n<div class=\"sl-live-offer", made)
    assert "(16 MB, once)" in made
    assert 'data-numbers="mended.double-softmax-loss mended.' in made
    assert 'src="../../live/mend.mjs?v=abc"' in made
    assert "worker-src 'self' blob:; script-src 'self' 'wasm-unsafe-eval'" in made


def test_a_page_that_has_its_buttons_gets_the_new_ones_in_their_place():
    assert offered(offered(page())) == offered(page())


def test_what_the_page_is_told_can_be_mended_and_is_no_more_than_that():
    told = json.loads(json.dumps(mending.exhibits()))
    assert len(told) == len(EXHIBITS)
    for slug, each in told.items():
        assert set(each) == {"number", "asks", "source", "cure"}
        assert judge(slug, each["cure"]).right


def test_a_page_without_the_section_is_refused():
    with pytest.raises(StepFailed, match="museum-mend"):
        offered(page().replace("museum-mend", "elsewhere"))


def test_a_page_that_shows_other_code_is_refused():
    told = mending.exhibits()
    first = next(iter(told))
    told[first] = told[first] | {"source": "def other(z):\n    return z"}
    with pytest.raises(StepFailed, match=f"other code for {first}"):
        offered(page(told))


def test_a_page_with_an_exhibit_fewer_is_refused():
    told = mending.exhibits()
    del told[next(iter(told))]
    with pytest.raises(StepFailed, match="42 of 43 exhibits"):
        offered(page(told))
