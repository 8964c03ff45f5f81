"""A small chapter that follows every rule, for tests that break one thing in it."""

import hashlib
from collections import Counter

from rules.opening import GUARD

SVG = '<svg width="360pt"><path d="M 0 0"/></svg>'
FIGURE = {
    "figure": {
        "caption": "The gap decides, not the level.",
        "name": "fig-softmax-gap",
    },
    "image": {"alt": "Line chart of probability against gap; it rises to one."},
}
FORMULA = (
    '<a id="eq-softmax-odds"></a>\n\n$$\n'
    r"\frac{p_i}{p_j} = e^{z_i - z_j} \tag{2.1}"
    "\n$$"
)
CITED = "[Martins and Astudillo, 2016](references.bib#martins2016softmax)"
WIDGET = (
    '<div class="sl-widget" data-widget="softmax-mixer" data-state=\'{"z": [4]}\'>'
    "<table><tr><td>airplane</td><td>0.9315</td></tr></table></div>"
)


def prose(source):
    """Return a Markdown cell."""
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def code(source, *outputs, tags=(), **metadata):
    """Return a code cell with its outputs."""
    if tags:
        metadata["tags"] = list(tags)
    cell = {"cell_type": "code", "metadata": metadata, "source": source}
    return {**cell, "outputs": list(outputs)}


def value(**data):
    """Return an output; its types are written text_plain, text_html, image_svg."""
    types = {"text_plain": "text/plain", "text_html": "text/html"}
    types["image_svg"] = "image/svg+xml"
    data = {types[key]: text for key, text in data.items()}
    return {"output_type": "display_data", "metadata": {}, "data": data}


def exercise(i):
    """Return the cells of exercise 2.i."""
    return [
        prose(
            f'<a id="ex-softmax-case-{i}"></a>\n\n'
            f"### Exercise 2.{i} ●●○ What case {i} shows\n\n"
            "Compute the probability of the airplane when all four scores are doubled."
        ),
        code(f'check("2.{i}")', value(text_plain="Answer with…"), tags=["check"]),
        prose(
            "#### Solution\n\nDoubling the scores squares every ratio of two "
            "probabilities."
        ),
        code(f"sl.softmax(2 * scores)[{i}]", value(text_plain=f"0.25{i}")),
        prose(f"The largest one has gained, it is 0.25{i} now."),
    ]


def cells():
    """Return the cells of the chapter, neither counted nor named yet."""
    opening = (
        "# Exponentiate and normalise\n\nA network looks at a photograph and answers "
        "with four scores, none of which is a probability, yet a reader wants to know "
        "how sure it is. It says 93.15 %.\n\n"
        "**By the end you can**\n\n- compute a softmax by hand,\n"
        "- explain why it is the exponential,\n- predict what temperature does.\n\n"
        "**You need**\n\n- the exponential function;\n"
        "- about 5 minutes, exercises apart."
    )
    style = "figures.use_book_style()"
    drawing = "plt.plot(gap, sl.softmax(gap))\nplt.show()"
    drawn = value(text_plain="<Figure size 500x320 with 1 Axes>", image_svg=SVG)
    body = [
        prose(opening),
        code(GUARD, tags=["remove-cell"]),
        code(f"import numpy as np\n\nimport softmax_lib as sl\n{style}"),
        prose("## The two steps\n\nThe airplane's scores give four probabilities."),
        code("sl.softmax(scores)", value(text_plain="array([0.0594, 0.93154484])")),
        prose(
            "The airplane gets 0.93154, that is 93.2 %; Bridle named it in 1989. "
            "Its rival is $0.123$ or `0.456` behind, see Exercise 2.10.\n\n"
            f"The article says 0.777 ({CITED}).\n\n"
            "Now the gap of two scores alone decides, as the next picture shows."
        ),
        code(drawing, drawn, mystnb=FIGURE),
        prose("The curve is a sigmoid. Drag the first score until the airplane wins."),
        code("widgets.SoftmaxMixer()", value(text_plain="Mixer", text_html=WIDGET)),
        prose(
            "The ratio of two bars depends on the difference of their scores only:\n\n"
            f"{FORMULA}\n\n> **Key idea.** In [(2.1)](#eq-softmax-odds) levels cancel."
        ),
        prose("With a kernel you may put any function behind the slider here:"),
        code(
            "ipywidgets.interactive(show, t=(0.1, 10))",
            tags=["local", "nbval-ignore-output"],
        ),
        prose(
            "## Summary\n\n- Exponentiate, then divide: 0.9315.\n"
            "- It is the only one.\n- It sharpens."
        ),
        prose(
            "## In practice\n\nPyTorch calls it `torch.softmax` and wants a `dim`; JAX "
            "calls it `jax.nn.softmax` with the last axis by default; scipy calls it "
            "softmax and takes the whole array unless an axis is given, a trap for "
            "batches of scores."
        ),
        prose("## Exercises\n\nEach has a solution below it."),
    ]
    for i in range(1, 8):
        body += exercise(i)
    further = (
        "- [Bridle (1990)](references.bib#bridle1990probabilistic) gives the name and "
        "the reason in four pages."
    )
    return [*body, prose(f"## Further reading\n\n{further}")]


def good_notebook():
    """Return the chapter as it is stored, executed and tidy."""
    return stored(cells())


def appendix():
    """Return an appendix: the chapter's first figure, without goals and closing."""
    opening, *body = cells()[:8]
    hook = opening["source"].partition("**By the end")[0].strip()
    return stored([prose(hook), *body])


def stored(body):
    """Return cells as they are stored, executed and tidy."""
    seen, count = Counter(), 0
    for cell in body:
        digest = hashlib.sha1(cell["source"].encode()).hexdigest()[:8]
        seen[digest] += 1
        again = f"-{seen[digest]}" if seen[digest] > 1 else ""
        cell["id"] = digest + again
        if cell["cell_type"] == "code":
            count += 1
            cell["execution_count"] = count
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return {"cells": body, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
