"""For every rule, the changes to a good chapter that it must report."""

import random

from breaks_of_markup import MARKUP
from changes import (
    CHECK,
    FIGURE,
    FIRST,
    FURTHER,
    GOOD,
    GUARDED,
    IMPORTS,
    LOCAL,
    PRACTICE,
    READING,
    SOLUTION,
    STEPS,
    SUMMARY,
    TITLE,
    WIDGET,
    added,
    code_cells,
    described_as,
    inserted,
    printed,
    removed,
    replaced,
    shown_as,
    stored_as,
    tagged,
)
from good import CITED, prose
from rules import (
    closing,
    colours,
    execution,
    exercises,
    figures,
    numbers,
    opening,
    predictions,
    rhythm,
    tidiness,
    widgets,
)

NOISE = "".join(random.Random(2).choices("0123456789abcdef", k=100_000))
ERROR = {"output_type": "error", "ename": "ValueError", "evalue": "", "traceback": []}
LONG = "\n".join(f"x{i} = f({i})" for i in range(30))
SCRIPTS = [
    "<script>alert(1)</script>",
    '<img src="x" onerror="f()">',
    '<a href="javascript:f()">x</a>',
    '<iframe src="a.html"></iframe>',
    '<img src="//example.com/a.png">',
    '<p style="background: url(a.png)">',
]
TRACES = [
    "File /tmp/ipykernel_1/2.py",
    "'/home/someone/book'",
    "/Users/someone/x",
    r"C:\books",
    "<Line2D at 0x7f3a2b1c9d00>",
    "2026-01-31T12:00:00",
]
NEEDED = "- the exponential function;\n- about 5 minutes, exercises apart."
STALE = [
    ("0.9315", "0.9316"),
    ("0.9315", "−0.9315"),
    ("93.2 %", "93.1 %"),
    ("93.2 %", "94.5 %"),
    ("0.9315", "12 345"),
    ("0.9315", "1.93 × 10⁻²²"),
    ("1989", "1024"),
]
LITERALS = ["0.9315", "print(0.9315)", "p = 0.9315\np", 'print(f"{0.9315}")']

ASKED = '<a id="predict-softmax-surest"></a>\n\nPredict first: who wins?\n'

BREAKS = MARKUP | {
    execution.cells_are_executed_in_order: [
        stored_as(STEPS, "execution_count", None),
        stored_as(STEPS, "execution_count", 9),
        removed(STEPS),
    ],
    execution.no_cell_failed: [stored_as(STEPS, "outputs", [ERROR])],
    execution.nothing_on_stderr: [printed("stderr", "RuntimeWarning: overflow")],
    execution.outputs_hold_no_trace_of_a_machine: [
        printed("stdout", "np.int64(4)"),
        *[shown_as(STEPS, "text/plain", trace) for trace in TRACES],
        *[printed("stdout", trace) for trace in TRACES],
        shown_as(FIGURE, "image/svg+xml", "<dc:date>2026-01-31T12:00</dc:date>"),
    ],
    execution.outputs_hold_no_script: [
        *[shown_as(WIDGET, "text/html", script) for script in SCRIPTS],
        *[shown_as(FIGURE, "image/svg+xml", script) for script in SCRIPTS],
        *[shown_as(FIGURE, execution.PHONE, script) for script in SCRIPTS],
        shown_as(STEPS, "application/javascript", "f()"),
        shown_as(STEPS, "application/vnd.plotly.v1+json", "{}"),
    ],
    execution.prose_holds_no_script: [added(READING, script) for script in SCRIPTS],
    execution.outputs_hold_no_widget_view: [
        shown_as(WIDGET, "application/vnd.jupyter.widget-view+json", {}),
        shown_as(WIDGET, "application/vnd.jupyter.widget-state+json", {}),
    ],
    tidiness.metadata_is_clean: [
        lambda stored: stored["metadata"].update(widgets={}),
        lambda stored: stored["metadata"]["language_info"].update(version="3.11"),
        lambda stored: stored["metadata"]["kernelspec"].update(name="book"),
        stored_as(STEPS, "metadata", {"execution": {"iopub.status.busy": "now"}}),
    ],
    tidiness.tags_are_known: [tagged(STEPS, "hide_input")],
    tidiness.cell_ids_come_from_the_content: [
        stored_as(STEPS, "id", "0a1b2c3d"),
        inserted(STEPS, GOOD["cells"][STEPS]),
    ],
    opening.there_is_one_title_and_a_hook: [
        replaced(TITLE, "# Exp", "## Exp"),
        replaced(READING, "The airplane gets", "# Again\n\nThe airplane gets"),
        replaced(TITLE, "yet a reader wants to know how sure it is.", ""),
    ],
    opening.goals_are_listed: [
        replaced(TITLE, "- compute a softmax by hand,\n", ""),
        replaced(TITLE, "**By the end you can**", "Goals"),
    ],
    opening.needs_are_listed: [replaced(TITLE, NEEDED, "")],
    opening.the_reading_time_is_counted: [
        replaced(TITLE, "about 5 minutes", "about 10 minutes"),
        replaced(TITLE, ", exercises apart", ""),
        replaced(TITLE, NEEDED, "- the exponential function."),
        added(READING, "word " * 1600),
    ],
    opening.one_imports_cell_follows: [
        removed(IMPORTS),
        replaced(IMPORTS, "figures.use_book_style()", ""),
        added(IMPORTS, "scores = [1, 2]"),
        inserted(IMPORTS, prose("## Early section")),
    ],
    opening.a_lonely_notebook_says_what_it_needs: [
        removed(GUARDED),
        tagged(GUARDED, "local"),
        replaced(GUARDED, "make lab", "make book"),
    ],
    rhythm.imports_stand_in_the_first_cell: [added(STEPS, "import math")],
    rhythm.cells_are_short: [added(STEPS, LONG), added(SOLUTION + 1, LONG)],
    rhythm.lines_fit_the_page: [added(STEPS, f"x = {'0' * 80!r}")],
    rhythm.cells_are_plain_python: [
        added(STEPS, "%matplotlib inline"),
        added(STEPS, "!pip install softmax"),
        replaced(STEPS, "(scores)", "(scores);"),
        stored_as(STEPS, "source", "# nothing"),
    ],
    rhythm.prose_stands_between_code_cells: [removed(READING)],
    rhythm.colons_lead_to_what_they_announce: [
        added(READING, "Three forecasts:"),
        added(READING, "They are longer:\n\n**Evidence.**"),
    ],
    rhythm.most_cells_are_very_short: [
        lambda stored: [added(at, LONG)(stored) for at in code_cells(stored)]
    ],
    rhythm.prose_outweighs_code: [lambda stored: added(STEPS, LONG * 9)(stored)],
    exercises.exercises_are_numbered: [
        replaced(FIRST, "Exercise 2.1", "Exercise 2.2"),
        replaced(FIRST, "Exercise 2.1", "Exercise 3.1"),
        lambda stored: stored["cells"].__delitem__(slice(-6, -1)),
    ],
    exercises.exercises_are_labelled: [
        replaced(FIRST, '<a id="ex-softmax-case-1"></a>\n', ""),
        replaced(FIRST, '"ex-softmax-case-1"', '"case-1"'),
    ],
    exercises.exercises_have_a_grade_and_a_title: [
        replaced(FIRST, "●●○", "●○●"),
        replaced(FIRST, "●●○ What case 1 shows", "●●○"),
    ],
    exercises.exercises_have_a_text_and_a_check: [
        removed(CHECK),
        replaced(CHECK, "2.1", "2.2"),
        stored_as(FIRST, "source", "### Exercise 2.1 ●●○ What is it\n\nCompute it."),
    ],
    exercises.exercises_have_a_solution: [
        replaced(SOLUTION, "#### Solution", "#### Answer"),
        stored_as(SOLUTION + 2, "source", "#### Solution\n\nOnce more."),
        stored_as(SOLUTION + 2, "source", "#### Another question"),
    ],
    figures.figures_are_svg: [
        shown_as(FIGURE, "image/png", "iVBORw0KGgo="),
        stored_as(FIGURE, "outputs", [*GOOD["cells"][FIGURE]["outputs"]] * 2),
    ],
    figures.figures_have_a_caption: [
        described_as("figure", "caption", ""),
        described_as("figure", "caption", "so many words " * 5),
        stored_as(FIGURE, "metadata", {}),
        lambda stored: stored["cells"].insert(-2, stored["cells"][FIGURE]),
    ],
    figures.figures_have_alt_text: [
        described_as("image", "alt", "a line chart"),
        described_as("image", "alt", "very long " * 30),
        described_as("image", "alt", "The gap decides, not the level."),
    ],
    figures.figures_are_named: [
        described_as("figure", "name", "gap"),
        described_as("figure", "name", "fig-logits-gap"),
        lambda stored: stored["cells"].insert(FIGURE, stored["cells"][FIGURE]),
    ],
    figures.figures_have_one_of_two_widths: [
        shown_as(FIGURE, "text/plain", "<Figure size 640x480 with 1 Axes>"),
        shown_as(FIGURE, "text/plain", "<Figure size 700x320 with 2 Axes>"),
        tagged(FIGURE, "wide"),
    ],
    figures.wide_figures_have_a_second_rendering: [
        tagged(FIGURE, "wide"),
        shown_as(FIGURE, execution.PHONE, "<svg></svg>"),
    ],
    figures.figures_are_light: [shown_as(FIGURE, "image/svg+xml", NOISE)],
    colours.figures_have_the_colours_of_the_book: [
        shown_as(FIGURE, "image/svg+xml", '<path style="stroke: #1f77b4"/>'),
        shown_as(FIGURE, "image/svg+xml", '<path style="fill: #f00"/>'),
        shown_as(
            FIGURE,
            "image/svg+xml",
            '<g id="text_1"> <g style="fill: #858b95"/> </g></svg>',
        ),
    ],
    figures.figure_cells_end_in_show: [replaced(FIGURE, "\nplt.show()", "")],
    numbers.numbers_in_prose_are_shown: [
        *[replaced(READING, was, now) for was, now in STALE],
        replaced(SUMMARY, "0.9315", "0.9415"),
        replaced(TITLE, "93.15", "93.16"),
        replaced(SOLUTION + 2, "0.251", "0.252"),
        replaced(READING, f" ({CITED})", ""),
        shown_as(STEPS, "text/plain", "array([0.0594, 0.94154484])"),
    ],
    numbers.no_cell_prints_a_literal: [
        stored_as(STEPS, "source", literal) for literal in LITERALS
    ],
    widgets.there_is_a_widget: [
        shown_as(WIDGET, "text/html", "<p>0.9315</p>"),
        added(WIDGET, "x = 3"),
    ],
    widgets.widgets_are_introduced_and_read: [
        removed(WIDGET - 1),
        stored_as(WIDGET + 1, "source", "It is so."),
        stored_as(WIDGET + 1, "source", "## A new section at once"),
    ],
    widgets.there_is_one_local_cell: [
        removed(LOCAL),
        inserted(LOCAL, GOOD["cells"][LOCAL]),
        tagged(LOCAL, "local"),
        replaced(LOCAL, "ipywidgets.interactive", "show_everything"),
        stored_as(LOCAL - 1, "source", "Here:"),
    ],
    closing.closing_sections_are_in_order: [
        removed(FURTHER),
        replaced(SUMMARY, "## Summary", "## Recap"),
        lambda stored: stored["cells"].insert(SUMMARY, stored["cells"].pop(PRACTICE)),
    ],
    closing.the_summary_answers_every_goal: [
        replaced(SUMMARY, "\n- It sharpens.", ""),
        replaced(SUMMARY, "- It sharpens.", "- It sharpens.\n- And more."),
    ],
    closing.practice_is_told: [replaced(PRACTICE, "PyTorch calls it", "## PyTorch\n")],
    closing.further_reading_says_why: [
        replaced(FURTHER, " gives the name and the reason in four pages.", ""),
        replaced(FURTHER, "](references.bib#bridle1990probabilistic)", "]"),
        replaced(FURTHER, "- ", ""),
    ],
    predictions.predictions_are_answered_by_a_folded_cell: [
        tagged(STEPS, "predict"),
        added(READING, ASKED),
        added(STEPS - 1, ASKED.replace("surest", "no-such-thing")),
        added(STEPS - 1, ASKED.replace("Predict first", "Guess")),
        added(STEPS - 1, f"{ASKED}\n{ASKED}"),
    ],
    predictions.who_asks_for_a_prediction_takes_it: [
        added(READING, "Predict first: who wins?"),
        added(READING, "Guess first: who wins?"),
        added(READING, "Predict what wins."),
    ],
}
