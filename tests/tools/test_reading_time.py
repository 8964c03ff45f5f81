"""A chapter's reading time is computed, and stated in its opening."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from tools.reading_time import minutes, tell_minutes

FIGURE = new_output("display_data", data={"image/svg+xml": "<svg/>"})
PAIR = "So $a b c$:\n\n$$\nx\n$$"  # a word and a display


def prose(count, before="", **metadata):
    return new_markdown_cell(before + " ".join(["word"] * count), metadata=metadata)


def code(count, *outputs, tags=()):
    lines = "\n\n".join(["x = 1"] * count)
    return new_code_cell(lines, outputs=list(outputs), metadata={"tags": list(tags)})


@pytest.mark.parametrize(
    ("cells", "time"),
    [
        ([], 5),
        ([prose(2000)], 10),
        ([prose(2499)], 10),
        ([prose(2501)], 15),
        ([code(100)], 10),
        ([code(1, *[FIGURE] * 20)], 10),
        ([new_markdown_cell(PAIR) for _ in range(20)], 10),
        ([prose(2000), code(100), code(0, *[FIGURE] * 20)], 30),
        ([new_markdown_cell("```\n" + "x = 1\n" * 100 + "```")], 10),
    ],
)
def test_words_code_and_displays_take_time_in_steps_of_five_minutes(cells, time):
    assert minutes(new_notebook(cells=cells)) == time


@pytest.mark.parametrize("tag", ["hide-input", "local", "check", "remove-cell"])
def test_what_the_page_folds_or_leaves_out_takes_no_time(tag):
    assert minutes(new_notebook(cells=[code(300, tags=[tag])])) == 5


def test_exercises_take_no_time_and_what_follows_them_does():
    exercises = [prose(9000, "## Exercises\n\n"), code(300, FIGURE)]
    assert minutes(new_notebook(cells=exercises)) == 5
    after = prose(2000, "## Further reading\n\n")
    assert minutes(new_notebook(cells=[*exercises, after])) == 10


def test_the_opening_tells_the_minutes():
    opening = new_markdown_cell("# Title\n\n- paper;\n- about 90 minutes.")
    notebook = new_notebook(cells=[opening, prose(4000)])
    tell_minutes(notebook)
    told = "# Title\n\n- paper;\n- about 20 minutes, exercises apart."
    assert notebook.cells[0].source == told
    tell_minutes(notebook)
    assert notebook.cells[0].source == told


def test_a_notebook_that_names_no_time_stays_as_it_is():
    notebook = new_notebook(cells=[prose(4000)])
    tell_minutes(notebook)
    assert notebook.cells[0].source == prose(4000).source
