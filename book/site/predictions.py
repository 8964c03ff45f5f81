"""Predictions: the reader answers, and only then sees what comes out.

In a notebook the question is a paragraph below an anchor, `<a id="predict-…"></a>`, and
the cell that answers it is tagged `predict`, which folds its output in JupyterLab. On
the website a form follows the code, and the output is folded together with the
paragraph that reads it. Without JavaScript it unfolds by its summary.
"""

import re

from docutils import nodes
from sphinx.errors import ExtensionError
from sphinx.transforms import SphinxTransform

from book.site.labels import label_like

ANCHOR = re.compile(r"predict-(?P<name>[a-z0-9-]+)")

SUMMARY = (
    '<summary><span class="sl-ask">Show me</span>'
    '<span class="sl-told">What comes out</span></summary>'
)


class unveil(nodes.General, nodes.Element):
    """What is shown when the reader has predicted it."""


def prediction_form(name):
    """Return the HTML of the form that takes a prediction.

    Raises
    ------
    KeyError
        There is no such prediction.
    """
    from softmax_lib.teaching.exercises.form import form_of
    from softmax_lib.teaching.predictions import PREDICTIONS

    topic = name.partition("-")[2].replace("-", " ")
    return form_of(PREDICTIONS[name], f"predict.{name}", f"Your prediction: {topic}")


def name_of(node):
    """Return the prediction that a paragraph asks for, or None."""
    found = label_like(ANCHOR, node)
    return found and found["name"]


def answering_cell(paragraph):
    """Return the next cell tagged `predict` in the paragraph's section, or None."""
    node = paragraph
    while node := node.next_node(descend=False, siblings=True):
        if "tag_predict" in node.get("classes", []):
            return node
    return None


def ask(paragraph, name):
    """Put the form into the cell that answers, and fold what it shows.

    Parameters
    ----------
    paragraph : docutils.nodes.paragraph
        The question.
    name : str
        Which prediction it asks for.

    Raises
    ------
    sphinx.errors.ExtensionError
        No cell below is tagged `predict`, or nothing is registered by that name.
    """
    cell = answering_cell(paragraph)
    if cell is None:
        raise ExtensionError(f"predict-{name}: no cell below it is tagged predict")
    try:
        form = prediction_form(name)
    except KeyError:
        raise ExtensionError(f"predict-{name} is not registered") from None
    shown = [part for part in cell if "cell_output" in part.get("classes", [])]
    reading = cell.next_node(descend=False, siblings=True)
    if isinstance(reading, nodes.paragraph):
        reading.parent.remove(reading)
        shown.append(reading)
    for part in shown[:1]:
        cell.remove(part)
    cell += [nodes.raw("", form, format="html"), unveil("", *shown)]


class AskFirst(SphinxTransform):
    """Let the reader predict, wherever a page asks for it."""

    default_priority = 310  # after labels have reached their paragraphs

    def apply(self, **kwargs):
        """Do it for the page that is being read."""
        for paragraph in list(self.document.findall(nodes.paragraph)):
            if name := name_of(paragraph):
                ask(paragraph, name)


def visit_unveil(self, node):
    """Open what a prediction unveils."""
    self.body.append(f'<details class="sl-unveil">{SUMMARY}\n')


def depart_unveil(self, node):
    """Close it."""
    self.body.append("</details>\n")


def setup(app):
    """Register the idea with Sphinx."""
    app.add_node(unveil, html=(visit_unveil, depart_unveil))
    app.add_transform(AskFirst)
