"""Exercises: ordinary Markdown in the notebook, boxes with an answer form on the site.

A section whose title reads `Exercise 2.3 ●●○ The title` becomes a box. Its `Solution`
subsection becomes a folded `details`, open to readers without JavaScript. The form
that takes an answer stands between them, and comes from the registry of answers that
also serves Jupyter.
"""

import re
from html import escape

from docutils import nodes
from sphinx.transforms import SphinxTransform

TITLE = re.compile(r"Exercise (?P<number>\d+\.\d+) (?P<grade>[●○]{3}) (?P<title>.+)")
ANSWERS = (
    "Answer on the page. Each exercise has a worked solution, folded until you open it."
)
GRADES = {"●○○": "easy", "●●○": "medium", "●●●": "hard"}


class grade(nodes.inline):
    """Three dots that say how hard an exercise is."""


class solution(nodes.General, nodes.Element):
    """The folded part of an exercise."""


def answer_form(number):
    """Return the HTML of the form that takes the answer to exercise `number`.

    Parameters
    ----------
    number : str
        The exercise, as in "2.3".

    Returns
    -------
    str
        A `form` element.
    """
    from softmax_lib.teaching.exercises.form import answer_form

    return answer_form(number)


def solution_of(section):
    """Return the `Solution` subsection of an exercise, or None."""
    for child in section.findall(nodes.section):
        if child is not section and child[0].astext() == "Solution":
            return child
    return None


def fold(section):
    """Return the `details` node that stands for a `Solution` subsection."""
    return solution("", *section.children[1:], ids=section["ids"])


def box(section, parts):
    """Turn one exercise section into a box.

    Parameters
    ----------
    section : docutils.nodes.section
        The section, changed in place.
    parts : re.Match
        What `TITLE` found in its title.
    """
    title = section[0]
    number = parts["number"]
    title.children = []
    title += nodes.Text(f"Exercise {number} ")
    title += grade(parts["grade"], parts["grade"])
    title += nodes.inline("", " " + parts["title"], classes=["sl-exercise-title"])
    section["classes"].append("sl-exercise")
    form = nodes.raw("", answer_form(number), format="html")
    answer = solution_of(section)
    for line in list(section.findall(nodes.transition)):
        line.parent.remove(line)  # where nothing folds, it keeps the solution apart
    if answer is None:
        section += form
    else:
        answer.parent.replace(answer, [form, fold(answer)])


def progress(numbers, tag="p"):
    """Return the line that counts the exercises done on one page, as HTML.

    Parameters
    ----------
    numbers : list of str
        The page's exercises: ["2.1", "2.2"], or ["5.11"] where a chapter goes on.
    tag : str
        The element that holds it.

    Returns
    -------
    str
        It reads "9 exercises"; `exercises.js` adds what the reader has done.
    """
    if not numbers:
        return ""
    chapter, first = numbers[0].split(".")
    total = len(numbers)
    named = "" if first == "1" else f' data-numbers="{" ".join(numbers)}"'
    return (
        f'<{tag} class="sl-progress" data-chapter="{chapter}" '
        f'data-total="{total}"{named}>{total} exercises</{tag}>'
    )


class BoxExercises(SphinxTransform):
    """Turn the exercise sections of a page into boxes, and count them."""

    default_priority = 300  # after labels have reached their sections

    def apply(self, **kwargs):
        """Do it for the page that is being read."""
        found = [
            (section, parts)
            for section in list(self.document.findall(nodes.section))
            if (parts := TITLE.fullmatch(section[0].astext()))
        ]
        for section, parts in found:
            box(section, parts)
        if found:
            first, _ = found[0]
            numbers = [parts["number"] for _, parts in found]
            first.parent.insert(1, nodes.paragraph("", ANSWERS))
            first.parent.insert(1, nodes.raw("", progress(numbers), format="html"))
        self.env.metadata[self.env.docname]["exercises"] = len(found)


def visit_grade(self, node):
    """Write the dots as an image with a name in words."""
    name = GRADES.get(node.astext(), "ungraded")
    self.body.append(f'<span class="sl-grade" role="img" aria-label="{name}">')


def depart_grade(self, node):
    """Close the dots."""
    self.body.append("</span>")


def visit_solution(self, node):
    """Open the folded solution."""
    ids = f' id="{escape(node["ids"][0])}"' if node["ids"] else ""
    self.body.append(f'<details class="sl-solution"{ids}><summary>Solution</summary>\n')


def depart_solution(self, node):
    """Close the folded solution."""
    self.body.append("</details>\n")


def setup(app):
    """Register the idea with Sphinx."""
    app.add_node(grade, html=(visit_grade, depart_grade))
    app.add_node(solution, html=(visit_solution, depart_solution))
    app.add_transform(BoxExercises)
