"""Notebooks and MyST as plain Markdown: what is shown is kept, the rest is not."""

import pytest

from book.site import as_markdown, from_myst

PAGES = {"index", "book/02_softmax", "book/03_stability", "book/references"}


def code(source, *outputs, tags=(), **mystnb):
    metadata = {"tags": list(tags), "mystnb": mystnb}
    return {
        "cell_type": "code",
        "source": source.splitlines(keepends=True),
        "metadata": metadata,
        "outputs": list(outputs),
    }


def words(source, *tags):
    return {"cell_type": "markdown", "source": [source], "metadata": {"tags": [*tags]}}


def given(**data):
    kinds = {"text": "text/plain", "html": "text/html", "svg": "image/svg+xml"}
    data = {kinds[kind]: value for kind, value in data.items()}
    return {"output_type": "execute_result", "data": data}


def page(*cells):
    return as_markdown.of_notebook({"cells": cells})


def test_prose_formulas_code_and_output_are_kept_in_order():
    formula = "$$\np = e^z \\tag{2.1}\n$$"
    printed = {"output_type": "stream", "text": ["3.0\n", "4.0\n"]}
    text = page(
        words("# T"), words(formula), code("print(x)\n4", printed, given(text="4"))
    )
    assert text == (
        f"# T\n\n{formula}\n\n```python\nprint(x)\n4\n```\n\nOutput:\n\n"
        "```text\n3.0\n4.0\n```\n\nOutput:\n\n```text\n4\n```\n"
    )


@pytest.mark.parametrize("tag", ["check", "local", "remove-cell"])
def test_what_the_page_does_not_show_is_left_out(tag):
    assert page(words("kept"), code("x", given(text="1"), tags=[tag])) == "kept\n"
    assert page(words("kept"), words("gone", tag)) == "kept\n"


def test_folded_code_is_kept():
    assert "draw()" in page(code("draw()", tags=["hide-input"]))


def test_a_figure_is_its_caption_and_its_description():
    drawn = given(svg="<svg/>", text="<Figure size 640x480>")
    text = page(
        code("draw()", drawn, figure={"caption": "Two."}, image={"alt": "A bar."})
    )
    assert text.endswith("**Figure.** Two.\n\n> A bar.\n")
    assert "svg" not in text
    assert "640" not in text


def test_a_table_is_its_text_and_a_widget_is_left_out():
    table = given(html="<table></table>", text="a  b\n1  2")
    assert "a  b\n1  2" in page(code("table()", table))
    widget = given(html='<div class="sl-widget"></div>', text="Mixer(z=[1])")
    assert page(code("Mixer()", widget)) == "```python\nMixer()\n```\n"


def test_the_line_above_a_solution_is_left_out():
    assert page(words("---\n\n#### Solution"), words("---")) == "#### Solution\n"


def test_an_output_with_a_fence_has_a_longer_one():
    assert as_markdown.fence("```\nx\n```") == "````text\n```\nx\n```\n````"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[a](03_stability.ipynb#masks)", "[a](03_stability.html.md#masks)"),
        ("[a](../index.md)", "[a](../index.html.md)"),
        ("[a](/book/03_stability.md#b)", "[a](03_stability.html.md#b)"),
        ("[A, 2017](references.bib#a2017)", "[A, 2017](references.html.md)"),
        ("[a](#masks)", "[a](#masks)"),
        ("[a](https://example.org/x.md)", "[a](https://example.org/x.md)"),
        ("[a](mailto:x.md)", "[a](mailto:x.md)"),
        ("[a](nowhere.md)", "[a](nowhere.md)"),
        ("```\n[a](03_stability.ipynb)\n```", "```\n[a](03_stability.ipynb)\n```"),
    ],
)
def test_links_lead_to_markdown(before, after):
    assert as_markdown.linked(before, "book/02_softmax", PAGES) == after


def test_a_summary_is_the_first_paragraph_without_marks():
    before = '# Title\n\n<a id="x"></a>\n\n```\ncode\n```\n\n'
    text = f"{before}A *soft* [arg\nmax](x.md).\n\nMore."
    assert as_markdown.summary(text) == "A soft arg max."
    assert as_markdown.summary("# Title\n") == ""


def test_directives_become_what_they_show():
    text = from_myst.of_myst(
        "# G\n\n{.sl-subtitle}\nWords\n\n(there)=\n## Bits\n\nDrag it.\n\n"
        "```{widget} Mixer\n```\n\n### Terms\n\n"
        "```{glossary}\n:sorted:\n\nbit\nnat\n  Units of\n  surprise.\n\n"
        "arg max\n  A place.\n```\n",
        None,
    )
    assert text == (
        '# G\n\nWords\n\n<a id="there"></a>\n\n## Bits\n\n### Terms\n\n'
        "- **bit**, **nat**: Units of surprise.\n\n- **arg max**: A place.\n"
    )


def test_a_heading_with_nothing_below_it_goes():
    text = (
        "# G\n\n## Guess\n\nWhat is wrong?\n\n```{bugs}\nx\n```\n\n## Next\n\nHere.\n"
    )
    assert from_myst.of_myst(text, None) == "# G\n\n## Next\n\nHere.\n"


def test_functions_come_with_signature_and_docstring():
    text = from_myst.of_myst(
        "```{eval-rst}\n.. autofunction:: softmax_lib.softmax\n"
        ".. autoclass:: softmax_lib.LogSumExp\n   :members: of, merge,\n"
        "      value\n```\n",
        None,
    )
    assert "### softmax_lib.softmax\n\n```python\nsoftmax_lib.softmax(z" in text
    assert "Parameters\n----------\n" in text
    for member in ("of", "merge", "value"):
        assert f"### softmax_lib.LogSumExp.{member}\n" in text


@pytest.mark.parametrize(
    "text",
    ["```{tabs}\nx\n```\n", "```{eval-rst}\n.. autofunction:: softmax_lib.no\n```\n"],
)
def test_what_would_be_lost_is_refused(text):
    with pytest.raises(from_myst.UnknownDirective):
        from_myst.of_myst(text, None)
