"""Numbers in prose: which widget they set, how far, and what is refused."""

import json
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from sphinx.errors import ExtensionError

from book.site.scrub import UnknownNumberError, for_the_website, read_numbers
from softmax_lib.teaching import widgets


def prose(text):
    return {"cell_type": "markdown", "metadata": {}, "source": text}


def shown(widget):
    output = {
        "output_type": "display_data",
        "data": {"text/html": widget.answer_html()},
    }
    return {"cell_type": "code", "metadata": {}, "source": "w", "outputs": [output]}


SET = 'At <span data-set="temperature">2.0</span> it has '
SHOW = '<span data-show="share.3">73 %</span>.'
MIXER = shown(widgets.SoftmaxMixer())
PROBE = shown(widgets.StabilityProbe())


def numbers(*cells):
    """Return the marked-up numbers of a notebook, as elements."""
    notebook = for_the_website({"cells": list(cells)})
    text = "\n\n".join(c["source"] for c in notebook["cells"] if "outputs" not in c)
    return BeautifulSoup(text, "html.parser").select(".sl-set, .sl-show")


def test_a_number_knows_its_widget_s_name_and_range():
    first, second = numbers(prose(f"## A\n\n{SET}{SHOW}"), MIXER)
    assert first.attrs == {
        "class": ["sl-set"],
        "data-set": "temperature",
        "data-name": "temperature T",
        "data-low": "0.1",
        "data-high": "10",
        "data-step": "0.1",
    }
    assert first.text == "2.0"
    assert second.attrs == {"class": ["sl-show"], "data-show": "share.3"}
    assert second.text == "73 %"


def test_one_of_a_list_is_named_by_its_label():
    [number] = numbers(prose('## A\n\n<span data-set="logits.1">−1.0</span>'), MIXER)
    assert number["data-name"] == "score of cat"


def test_the_widget_of_the_smallest_section_around_is_meant():
    gap = '<span data-set="gap">20</span>'
    outer, inner = prose(f"## A\n\n{gap}"), prose(f"### B\n\n{SET}")
    assert len(numbers(outer, PROBE, inner, MIXER)) == 2
    assert len(numbers(outer, PROBE, prose(f"### B\n\n{gap}"))) == 2
    with pytest.raises(UnknownNumberError, match="no gap"):
        numbers(outer, PROBE, prose(f"### B\n\n{gap}"), MIXER)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('<span data-set="heat">2</span>', "logits, temperature, no heat"),
        ('<span data-set="logits.4">2</span>', "no logits.4"),
        ('<span data-set="temperature">11</span>', "11 is not from 0.1 to 10"),
        ('<span data-set="temperature">0</span>', "0 is not from 0.1 to 10"),
    ],
)
def test_what_the_widget_does_not_know_is_refused(text, complaint):
    with pytest.raises(UnknownNumberError, match=complaint):
        numbers(prose(f"## A\n\n{text}"), MIXER)


def test_a_number_without_a_widget_is_refused():
    for cells in [(prose(f"## A\n\n{SET}"),), (prose(f"## A\n\n{SET}\n\n## B"), MIXER)]:
        with pytest.raises(UnknownNumberError, match="no widget"):
            numbers(*cells)


def test_a_page_says_once_what_dotted_numbers_are_for():
    notebook = {"cells": [prose(f"## A\n\n{SET}{SHOW}\n\n{SET}"), MIXER, prose(SET)]}
    text = json.dumps(for_the_website(notebook))
    assert text.count("sl-scrub-hint") == 1
    assert notebook["cells"][0]["source"].count("span") == 6, "the input was changed"


def test_a_build_stops_at_an_unknown_number():
    env = SimpleNamespace(doc2path=lambda name: f"{name}.ipynb")
    source = [json.dumps({"cells": [prose(f"## A\n\n{SET}")]})]
    with pytest.raises(ExtensionError, match="02_softmax: a number in its prose"):
        read_numbers(SimpleNamespace(env=env), "02_softmax", source)
