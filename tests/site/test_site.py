from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document
from sphinx import addnodes

from book.site import (
    accessibility,
    description,
    docstrings,
    exercises,
    images,
    kernel_cells,
    landing,
    repository_buttons,
)


@pytest.fixture(autouse=True)
def form(monkeypatch):
    """Answer forms that say which exercise they are for."""
    monkeypatch.setattr(exercises, "answer_form", lambda number: f"<form>{number}")


def section(title, *children, **attributes):
    return nodes.section("", nodes.title("", title), *children, **attributes)


def page(*children):
    document = new_document("page", get_default_settings(Parser))
    document += children
    document.settings.env = SimpleNamespace(docname="page", metadata={"page": {}})
    return document


def transformed(transform, document):
    transform(document).apply()
    return document


def solved(number="2.3", grade="●●○"):
    answer = section("Solution", nodes.paragraph("", "Search."), ids=["solution"])
    question = nodes.paragraph("", "Which temperature?")
    title = f"Exercise {number} {grade} Half sure"
    return section(title, question, answer, ids=["ex-half"])


def test_an_exercise_becomes_a_box_with_form_and_folded_solution():
    box = solved()
    transformed(exercises.BoxExercises, page(section("Exercises", box)))
    assert box["classes"] == ["sl-exercise"]
    assert box["ids"] == ["ex-half"]
    kinds = [type(child) for child in box]
    assert kinds == [nodes.title, nodes.paragraph, nodes.raw, exercises.solution]
    assert box[2].astext() == "<form>2.3"
    assert box[3].astext() == "Search."
    assert box[3]["ids"] == ["solution"]


def test_a_solution_is_no_section_so_that_no_contents_list_has_it():
    document = transformed(exercises.BoxExercises, page(section("Exercises", solved())))
    titles = [title.astext() for title in document.findall(nodes.title)]
    assert titles == ["Exercises", "Exercise 2.3 ●●○ Half sure"]


def test_code_of_a_solution_stays_in_its_order():
    box = solved()
    box[-1] += nodes.literal_block("", "first")
    box[-1] += nodes.literal_block("", "second")
    transformed(exercises.BoxExercises, page(section("Exercises", box)))
    code = [block.astext() for block in box[-1].findall(nodes.literal_block)]
    assert code == ["first", "second"]


def test_an_exercise_without_solution_still_has_its_form():
    box = section("Exercise 2.1 ●○○ By hand", nodes.paragraph("", "Compute."))
    transformed(exercises.BoxExercises, page(section("Exercises", box)))
    assert box[-1].astext() == "<form>2.1"


@pytest.mark.parametrize("title", ["Exercises", "Exercise 2.1", "Exercise 2 ●○○ Two"])
def test_other_sections_stay_as_they_are(title):
    other = section(title, nodes.paragraph("", "Text."))
    transformed(exercises.BoxExercises, page(other))
    assert other["classes"] == []
    assert other[0].astext() == title


def test_progress_stands_under_the_heading_and_counts_the_exercises():
    around = section("Exercises", solved("4.1"), solved("4.2"))
    document = transformed(exercises.BoxExercises, page(around))
    assert 'class="sl-progress" data-chapter="4" data-total="2"' in around[1].astext()
    assert "2 exercises" in around[1].astext()
    assert document.settings.env.metadata["page"]["exercises"] == 2


def test_a_page_without_exercises_has_no_progress():
    document = transformed(exercises.BoxExercises, page(section("Reading")))
    assert not list(document.findall(nodes.raw))


def test_the_grade_has_a_name_in_words():
    body = []
    dots = exercises.grade("●●●", "●●●")
    exercises.visit_grade(SimpleNamespace(body=body), dots)
    assert body == ['<span class="sl-grade" role="img" aria-label="hard">']


@pytest.mark.parametrize("tag", ["tag_local", "tag_check"])
def test_a_cell_that_needs_a_kernel_is_left_out(tag):
    cell = nodes.container("", nodes.paragraph("", "code"), classes=["cell", tag])
    document = transformed(kernel_cells.DropKernelCells, page(section("Title", cell)))
    assert not list(document.findall(nodes.container))


def test_other_cells_stay():
    cell = nodes.container("", classes=["cell", "tag_hide-input"])
    document = transformed(kernel_cells.DropKernelCells, page(section("Title", cell)))
    assert list(document.findall(nodes.container)) == [cell]


def test_the_size_of_a_figure_is_read_in_inches():
    svg = '<svg xmlns:xlink="x" width="360pt" height="230.4pt" viewBox="0 0 360 230">'
    assert images.svg_inches(svg) == pytest.approx((5.0, 3.2))


def test_an_svg_without_points_has_no_size():
    assert images.svg_inches('<svg viewBox="0 0 1 1" width="100%">') is None


def test_a_figure_of_five_inches_fills_the_text_and_one_of_seven_the_column():
    assert images.pixels((5.0, 3.2), wide=False) == (552, 353)
    assert images.pixels((7.0, 2.2), wide=True) == (700, 220)


def test_a_figure_is_wide_if_its_cell_is():
    image = nodes.image()
    page(nodes.container("", nodes.figure("", image), classes=["cell", "tag_wide"]))
    assert images.is_wide(image)
    assert not images.is_wide(nodes.image())


def test_a_description_is_the_first_paragraph_but_the_subtitle():
    subtitle = nodes.paragraph("", "From logits", classes=["sl-subtitle"])
    hook = nodes.paragraph("", "A network looks\nat a photograph.")
    landing_page = page(subtitle, hook)
    assert description.describe(landing_page) == "A network looks at a photograph."
    assert description.subtitle(landing_page) == "From logits"
    assert description.subtitle(page(section("Notation"))) == ""


def test_a_long_description_is_cut_after_a_word():
    assert description.shorten("one two, three", longest=10) == "one two…"
    assert description.shorten("one two", longest=7) == "one two"


def test_a_page_without_text_has_no_description():
    assert description.describe(page(section("Search"))) == ""


def test_numbered_sources_of_a_docstring_become_text():
    source = [".. [1] P. Blanchard, in", "   a journal."]
    lines = ["As in [1]_.", *source, "", "    code"]
    docstrings.number_sources_as_text(None, "function", "f", None, None, lines)
    assert lines == ["As in [1].", "[1] P. Blanchard, in", "a journal.", "", "    code"]


def test_other_indented_lines_of_a_docstring_stay_indented():
    lines = [".. math::", "", "   p_i", ".. [2] A source."]
    docstrings.number_sources_as_text(None, "function", "f", None, None, lines)
    assert lines == [".. math::", "", "   p_i", "[2] A source."]


def test_a_line_of_the_landing_page_names_a_chapter_and_its_promise():
    lines = ["02_softmax: Two steps: a whole.", "", "03_stability: Why exp breaks."]
    assert landing.promises(lines) == {
        "book/02_softmax": "Two steps: a whole.",
        "book/03_stability": "Why exp breaks.",
    }


def test_a_line_in_another_form_is_refused():
    with pytest.raises(ValueError, match="NN_name: promise"):
        landing.promises(["softmax"])


def contents(*names):
    tree = addnodes.toctree(includefiles=list(names))
    listed = landing.chapter_list("", promises={"book/02_softmax": "Two steps."})
    root = page(section("Softmax", listed, tree))
    return SimpleNamespace(
        config=SimpleNamespace(root_doc="index"), get_doctree=lambda name: root
    )


def test_the_chapters_are_those_of_the_contents_without_the_other_pages():
    env = contents("book/02_softmax", "book/notation", "book/api")
    assert landing.chapters_of(env) == ["book/02_softmax"]


@pytest.mark.parametrize(
    ("names", "warned"),
    [(["book/02_softmax"], False), (["book/02_softmax", "book/03_x"], True)],
)
def test_a_chapter_that_the_landing_page_does_not_list_is_a_warning(
    names, warned, monkeypatch
):
    said = []
    monkeypatch.setattr(landing.logger, "warning", lambda *words: said.append(words))
    landing.check(None, contents(*names))
    assert bool(said) == warned


def test_every_chapter_of_the_landing_page_has_an_emblem():
    assert landing.emblem("book/02_softmax").startswith("<svg")


def test_entries_of_the_bibliography_are_items_of_their_list():
    context = {"body": '<div role="list"><div role="doc-biblioentry">'}
    accessibility.mend(None, "references", "", context, None)
    assert context["body"] == '<div role="list"><div role="listitem">'


@pytest.mark.parametrize("address", ["", "https://example.org/book"])
def test_the_repository_has_buttons_if_it_has_an_address(address):
    options = {"repository_url": address}
    repository_buttons.offer_repository(
        None, SimpleNamespace(html_theme_options=options)
    )
    assert options["use_issues_button"] is bool(address)
    assert options["use_repository_button"] is bool(address)
