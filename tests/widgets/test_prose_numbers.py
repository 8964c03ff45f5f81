"""What prose says of a widget is what the widget's own module computes."""

import copy
import json
import re
import subprocess
from html import unescape

import pytest
from notebooks import NOTEBOOKS

from book.site.node import node_program
from book.site.scrub import SPAN, parts_of, value_of, widget_for, widgets_by_module
from softmax_lib.teaching.widgets._base import ESM

STARTS = {"odds-ladder": (["a", "b", "c"], [-3.6, 1.7, 1.9])}
SAID = """
const asked = JSON.parse(require("node:fs").readFileSync(0));
(async () => {
  const said = [];
  for (const { module, state, name, at } of asked) {
    const { says } = await import(module);
    said.push(says[name]?.(state, ...at) ?? "nothing of that name");
  }
  console.log(JSON.stringify(said));
})();
"""


def paragraphs(notebook):
    """Return widget, stored state and spans of each paragraph that has some."""
    parts = parts_of(notebook.stored)
    return [
        (*widget_for(path, parts), spans)
        for path, _, text, _ in parts
        for paragraph in re.split(r"\n\n|\n(?=[-*|])", text or "")
        if (spans := list(SPAN.finditer(paragraph)))
    ]


def told(widget, state, spans):
    """Return what JavaScript is asked for each number that follows."""
    state = copy.deepcopy(state)
    for span in spans:
        if span["kind"] == "set":
            trait, _, index = span["path"].partition(".")
            value = value_of(span["text"])
            if index:
                state[trait][int(index)] = value
            else:
                state[trait] = value
    for span in spans:
        if span["kind"] == "show":
            name, *at = span["path"].split(".")
            module = (ESM / f"{widget.module}.mjs").as_uri()
            asked = {
                "module": module,
                "state": state,
                "name": name,
                "at": [int(one) if one.isdigit() else one for one in at],
            }
            yield asked, unescape(span["text"])


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda notebook: notebook.name)
def test_a_stored_number_is_what_the_widget_computes(notebook):
    asked = [pair for found in paragraphs(notebook) for pair in told(*found)]
    if not asked:
        return
    ran = subprocess.run(
        [node_program(), "-e", SAID],
        input=json.dumps([question for question, _ in asked]),
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(ran.stdout) == [text for _, text in asked]


def test_chapters_have_such_numbers():
    following = [
        span
        for notebook in NOTEBOOKS
        for *_, spans in paragraphs(notebook)
        for span in spans
    ]
    assert {span["kind"] for span in following} == {"set", "show"}


@pytest.mark.parametrize("module", widgets_by_module())
def test_each_scale_is_of_a_trait_and_holds_where_the_widget_starts(module):
    widget = widgets_by_module()[module]
    state = widget(*STARTS.get(module, ())).state
    for trait, scale in widget.scales.items():
        start = state[trait] if isinstance(state[trait], list) else [state[trait]]
        assert all(scale.low <= value <= scale.high for value in start), trait
