"""Every chapter, from its first cell to its last, as a reader's browser runs it."""

import json
import re

import pytest
from running import LIVE, run_node

from tools.live.chapters import chapters
from tools.steps import ROOT

# Not compared: a picture's bytes, which another matplotlib draws.
FIGURE = "a figure"
# Cells whose output differs on WebAssembly, by chapter and id, and why.
DIFFERENT: dict[tuple[str, str], str] = {}


def stored(cell):
    """Return what a notebook has stored for a cell, in the order shown."""
    told = [output for output in cell["outputs"] if output.get("data", output)]
    return joined([_stored(output) for output in told])


def _stored(output):
    if output["output_type"] == "stream":
        return "stream", "".join(output["text"])
    data = output["data"]
    if "image/svg+xml" in data:
        return "figure", FIGURE
    kind = "text/html" if "text/html" in data else "text/plain"
    return "result", "".join(data[kind])


def shown(outputs):
    """Return what a live cell has shown, in the same form."""
    return joined([_shown(output) for output in outputs])


def _shown(output):
    if output["kind"] == "figure":
        return "figure", FIGURE
    if output["kind"] == "result":
        return "result", output.get("html") or output["text"]
    return output["kind"], output["text"]


def joined(outputs):
    """Return the outputs with neighbouring pieces of a stream as one."""
    made = []
    for kind, text in outputs:
        if made and kind == "stream" == made[-1][0]:
            made[-1] = kind, made[-1][1] + text
        else:
            made.append((kind, text))
    return made


@pytest.mark.parametrize("name", chapters())
def test_a_chapter_shows_what_it_shows_everywhere(name):
    chapter = name.rpartition("/")[2]
    if not (LIVE / "chapters" / f"{chapter}.json").is_file():
        pytest.skip("its page says what the browser has not")
    lines = run_node("chapter.mjs", chapter).splitlines()
    ran = [json.loads(line) for line in lines if line.startswith("{")]
    notebook = json.loads((ROOT / f"{name}.ipynb").read_text(encoding="utf-8"))
    cells = {cell["id"]: cell for cell in notebook["cells"]}
    differences = {
        cell["id"]: (stored(cells[cell["id"]]), shown(cell["outputs"]))
        for cell in ran
        if not same(stored(cells[cell["id"]]), shown(cell["outputs"]))
    }
    seconds = sum(cell["seconds"] for cell in ran)
    print(f"{chapter}: {len(ran)} cells, {seconds:.0f} s")
    expected = {id for of, id in DIFFERENT if of == chapter}
    assert set(differences) == expected, differences


def same(one, other):
    """Tell whether two lists of outputs are the same but for spaces at line ends."""
    return [(k, re.sub(r"[ \t]+\n", "\n", t).strip()) for k, t in one] == [
        (k, re.sub(r"[ \t]+\n", "\n", t).strip()) for k, t in other
    ]
