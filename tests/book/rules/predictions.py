"""A prediction is asked for, registered, and answered by a cell that is folded."""

import re

from softmax_lib.teaching.predictions import PREDICTIONS

ANCHOR = re.compile(r'^<a id="predict-([a-z0-9-]+)"></a>\n\n(.+)', re.MULTILINE)
ASKS = re.compile(r"\b(?:Predict|Guess)(?: first|:|,| what)")


def predictions_are_answered_by_a_folded_cell(notebook):
    """The anchor, the question; below it a cell tagged predict with an output."""
    complaints, open_question = [], None
    for cell in notebook.cells:
        if not cell.is_code:
            for name, text in ANCHOR.findall(cell.source):
                if open_question:
                    complaints.append(f"predict-{open_question} has no cell: tag it")
                if name not in PREDICTIONS:
                    complaints.append(f"{cell}: predict-{name} is not registered")
                if not text.startswith("Predict first: "):
                    complaints.append(f"{cell}: ask with “Predict first: …”")
                open_question = name
        elif "predict" in cell.tags:
            if not open_question:
                complaints.append(
                    f"{cell} is tagged predict; ask first, with an anchor"
                )
            if not any(output.get("data", output) for output in cell.outputs):
                complaints.append(f"{cell} is tagged predict and shows nothing")
            open_question = None
    if open_question:
        complaints.append(f"predict-{open_question} has no cell: tag it predict")
    return complaints


def who_asks_for_a_prediction_takes_it(notebook):
    """“Predict first” without an anchor is answered right below the question."""
    return [
        f"{cell}: “{line[:60]}” takes no answer; put an anchor before it"
        for cell in notebook.cells
        if not cell.is_code and "### Exercise" not in cell.source
        for line in ANCHOR.sub("", cell.source).splitlines()
        if ASKS.match(line)
    ]
