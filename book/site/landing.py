"""The landing page: the list of chapters, and the button that leads to the first."""

import re
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from book.site.exercises import progress
from book.site.openings import CHAPTER, GOALS, list_after

EMBLEMS = Path(__file__).parents[1] / "emblems"
LINE = re.compile(r"(?P<file>\d\d_\w+):\s+(?P<promise>.+)")

logger = logging.getLogger(__name__)


class chapter_list(nodes.General, nodes.Element):
    """The chapters of the book, each with its promise."""


class start_button(nodes.General, nodes.Inline, nodes.TextElement):
    """The link to the first chapter."""


def promises(lines):
    """Read the lines of the `chapters` directive.

    Parameters
    ----------
    lines : iterable of str
        Lines such as `02_softmax: Two steps, one simplex, a temperature.`

    Returns
    -------
    dict
        The page's name (`book/02_softmax`) to its promise, in the order written.

    Raises
    ------
    ValueError
        A line has another form.
    """
    found = {}
    for line in filter(None, map(str.strip, lines)):
        parts = LINE.fullmatch(line)
        if not parts:
            raise ValueError(f"{line!r} is not `NN_name: promise`")
        found[f"book/{parts['file']}"] = parts["promise"]
    return found


def pages_of(env):
    """Return the names of the pages after the landing page, in their order."""
    toctrees = env.get_doctree(env.config.root_doc).findall(
        lambda node: node.tagname == "toctree"
    )
    first = [name for toctree in toctrees for name in toctree["includefiles"]]
    below = getattr(env, "toctree_includes", {})
    return [page for name in first for page in (name, *below.get(name, ()))]


def chapters_of(env):
    """Return the names of the chapters' pages, in the order of the book."""
    return [name for name in pages_of(env) if CHAPTER.fullmatch(name)]


def pages_in(env, number):
    """Return the pages of one chapter, "05", in their order."""
    pages = map(CHAPTER.fullmatch, sorted(env.metadata))
    return [page[0] for page in pages if page and page["number"] == number]


class Chapters(SphinxDirective):
    """List the chapters: one line each, `NN_name: promise`."""

    has_content = True

    def run(self):
        """Return a node that is written once all titles are known."""
        try:
            found = promises(self.content)
        except ValueError as error:
            raise self.error(str(error)) from error
        for name in found:
            number = CHAPTER.fullmatch(name)["number"]
            self.env.note_dependency(str(EMBLEMS / f"{number}.svg"))
        return [chapter_list("", promises=found)]


class Start(SphinxDirective):
    """A button that leads to the first chapter, and links after it."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self):
        """Return one paragraph of links."""
        paragraph = nodes.paragraph(classes=["sl-start"])
        paragraph += start_button("", self.arguments[0])
        inner = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, inner)
        for child in inner.findall(nodes.paragraph):
            paragraph += [nodes.Text(" "), *child.children]
        return [paragraph]


def check(app, env):
    """Warn of chapters without a promise, promises without a chapter or emblem."""
    listed = env.get_doctree(env.config.root_doc).next_node(chapter_list)
    if listed is None:
        return []
    chapters = chapters_of(env)
    if list(listed["promises"]) != chapters:
        logger.warning(
            "index.md lists %s, _toc.yml %s", [*listed["promises"]], chapters
        )
    return []


def emblem(name):
    """Return the SVG drawing that stands beside a chapter."""
    number = CHAPTER.fullmatch(name)["number"]
    return (EMBLEMS / f"{number}.svg").read_text(encoding="utf-8").strip()


def goals_of(env, name):
    """Return a copy of a chapter's goals that another page can show.

    Parameters
    ----------
    env : sphinx.environment.BuildEnvironment
        It has read the chapter.
    name : str
        The chapter.

    Returns
    -------
    docutils.nodes.bullet_list or None
        Its references are plain text; None where the chapter has no goals.
    """
    found = list_after(env.get_doctree(name), GOALS)
    if found is None:
        return None
    copy = found.deepcopy()
    for reference in list(copy.findall(addnodes.pending_xref)):
        reference.replace_self(reference.children)
    return nodes.container("", copy)[0]  # the writer asks for a parent


def facts(env, name):
    """Return the line below a promise: how long, how many exercises, as HTML."""
    number = CHAPTER.fullmatch(name)["number"]
    time = env.metadata[name].get("minutes", 0)
    total = env.metadata[name].get("exercises", 0)
    pages = [page for page in pages_in(env, number) if page < name]
    before = sum(env.metadata[page].get("exercises", 0) for page in pages)
    numbers = [f"{int(number)}.{before + i + 1}" for i in range(total)]
    line = progress(numbers, "span")
    return f'<p class="sl-facts"><span>About {time} minutes</span> {line}</p>'


def visit_chapters(self, node):
    """Write the chapters: number, title, promise, time, progress, goals, emblem."""
    env, builder = self.builder.env, self.builder
    self.body.append('<ol class="sl-chapters">\n')
    for name, promise in node["promises"].items():
        number = int(CHAPTER.fullmatch(name)["number"])
        link = builder.get_relative_uri(builder.current_docname, name)
        title = self.encode(env.titles[name].astext())
        self.body.append(
            f'<li><span class="sl-chapter-number">{number}</span><div>'
            f'<a class="sl-chapter-title" href="{link}">{title}</a>'
            f"<p>{self.encode(promise)}</p>{facts(env, name)}"
        )
        if goals := goals_of(env, name):
            label = f"What you can do after chapter {number}"
            self.body.append(f'<details class="sl-goals"><summary>{label}</summary>\n')
            goals.walkabout(self)
            self.body.append("</details>")
        self.body.append(f"</div>{emblem(name)}</li>\n")
    self.body.append("</ol>\n")
    raise nodes.SkipNode


def visit_start(self, node):
    """Open the link to the first chapter."""
    first = chapters_of(self.builder.env)[0]
    link = self.builder.get_relative_uri(self.builder.current_docname, first)
    self.body.append(f'<a class="sl-begin" href="{link}">')


def depart_start(self, node):
    """Close the link."""
    self.body.append("</a>")


def setup(app):
    """Register the idea with Sphinx."""
    app.add_node(chapter_list, html=(visit_chapters, None))
    app.add_node(start_button, html=(visit_start, depart_start))
    app.add_directive("chapters", Chapters)
    app.add_directive("start", Start)
    app.connect("env-check-consistency", check)
