r"""MyST pages as plain Markdown: directives and roles become what they show.

A directive that is not known here ends the build: what it shows would be missing.
"""

import inspect
import json
import re
from pathlib import Path
from pydoc import locate

from book.site import archive, citation
from book.site.as_markdown import SUFFIX, fence, outside, tidied
from book.site.bench import command, script
from book.site.landing import pages_of, promises
from book.site.metadata import ROOT, address
from book.site.report import report
from book.site.run_locally import commands

DIRECTIVE = re.compile(
    r"^(?P<fence>`{3,}|:{3,})\{(?P<name>[\w-]+)\}[ ]*(?P<argument>.*)\n"
    r"(?P<body>(?:.*\n)*?)(?P=fence)[ ]*$",
    re.MULTILINE,
)
# What these do needs the website; the paragraph before them introduces it.
ALIVE = {"bugs", "judged", "keeping", "review", "review-cards", "widget", "widgets"}
INTRODUCED = re.compile(
    rf"(?:^(?![#`:]).+\n)+\n(?=`{{3,}}\{{(?:{'|'.join(ALIVE)})\}})", re.MULTILINE
)
KEPT_HERE = re.compile(r"^\{\.sl-forget\}\n(?:.+\n)+", re.MULTILINE)
OPTION = re.compile(r"^:[\w-]+:.*\n", re.MULTILINE)
ATTRIBUTES = re.compile(r"^\{[.#][^{}\n]*\}\n", re.MULTILINE)
LABEL = re.compile(r"^\(([\w-]+)\)=\n", re.MULTILINE)
REFERENCE = re.compile(r"\{ref\}`(?:([^`<]+?)\s*<)?([\w-]+)>?`")
CITED = re.compile(r"\{cite:[pt]+\}`([\w:,-]+)`")
EMPTY = re.compile(r"^(#+) .*\n+(?=\1 |\Z)", re.MULTILINE)
TERM = re.compile(r"((?:^\S.*\n)+)((?:^[ ]+\S.*\n?|^\n(?=[ ]+\S))+)", re.MULTILINE)
API = re.compile(r"^\.\. auto(?:function|class):: (\S+)\n((?:   .*\n)*)", re.MULTILINE)


class UnknownDirective(Exception):
    """A page has a directive that has no meaning in Markdown yet."""


def of_myst(text, app):
    """Return a page's MyST as plain Markdown.

    Parameters
    ----------
    text : str
        The page's source.
    app : sphinx.application.Sphinx
        All pages of it are read.

    Raises
    ------
    UnknownDirective
        The page has one that is not known here.
    """
    text = DIRECTIVE.sub(included, text)
    text = KEPT_HERE.sub("", INTRODUCED.sub("", text))
    text = DIRECTIVE.sub(lambda found: meaning(found, app), text)
    text = outside(ATTRIBUTES, "", text)
    text = outside(LABEL, r'<a id="\1"></a>\n\n', text)
    text = outside(REFERENCE, lambda found: reference(found, app), text)
    text = outside(CITED, lambda found: cited(found, app), text)
    return tidied(outside(EMPTY, "", text))


def included(found):
    """Return the file that an include directive names; another directive unchanged."""
    if found["name"] != "include":
        return found[0]
    path = (ROOT / "book" / found["argument"].strip()).resolve()
    return path.read_text(encoding="utf-8")


def meaning(found, app):
    """Return what a directive shows."""
    name, body = found["name"], OPTION.sub("", found["body"])
    if name in ALIVE | {"start", "downloads", "markdown-offer"}:
        return ""
    meanings = {
        "glossary": lambda: TERM.sub(entry, body),
        "eval-rst": lambda: API.sub(documented, body),
        "bibliography": lambda: fence(bibliography(app), "bibtex"),
        "chapters": lambda: chapters(body, app),
        "figures": lambda: figures(app),
        "running": lambda: running(app),
        "citation": lambda: cite(app),
        "bench": lambda: computed(found["argument"].strip(), body),
        "report": lambda: report(repository(app)).astext(),
    }
    if name not in meanings:
        raise UnknownDirective(f"{{{name}}} has no meaning in book/site/from_myst.py")
    return meanings[name]()


def computed(name, arguments):
    """Return the command of a bench, and the cell that it runs."""
    return f"{fence(command(name, arguments))}\n\n{fence(script(name), 'python')}"


def entry(found):
    """Return an entry of the glossary: "- **bit**, **nat**: units of surprise"."""
    terms = ", ".join(f"**{term}**" for term in found[1].split("\n") if term)
    return f"- {terms}: {' '.join(found[2].split())}\n"


def documented(found):
    """Return functions, or a class and its members, with their docstrings."""
    path, options = found.groups()
    members = re.search(r":members:(.*(?:\n      .*)*)", options)
    names = re.findall(r"\w+", members[1]) if members else []
    paths = [path, *(f"{path}.{name}" for name in names)]
    return "".join(f"{described(one)}\n\n" for one in paths)


def described(path):
    """Return the signature and the docstring of a function, class or method."""
    thing = locate(path)
    if thing is None:
        raise UnknownDirective(f"{path} cannot be imported")
    try:
        signature = str(inspect.signature(thing))
    except (TypeError, ValueError):  # a property
        signature = ""
    text = inspect.getdoc(thing) or ""
    return f"### {path}\n\n{fence(f'{path}{signature}', 'python')}\n\n{fence(text)}"


def bibliography(app):
    """Return the works that the book cites, as BibTeX."""
    files = [app.srcdir / name for name in app.config.bibtex_bibfiles]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def chapters(body, app):
    """Return the list of chapters, each with its promise."""
    return "\n".join(
        f"- [{app.env.titles[name].astext()}]({name}{SUFFIX}): {promise}"
        for name, promise in promises(body.splitlines()).items()
    )


def figures(app):
    """Return the captions of all figures, each with a link to its place."""
    found = []
    for name in pages_of(app.env):
        file = Path(app.env.doc2path(name))
        if file.suffix == ".ipynb":
            cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
            settings = [cell["metadata"].get("mystnb", {}) for cell in cells]
            drawn = [
                one["figure"] for one in settings if "name" in one.get("figure", {})
            ]
            found += [
                f"- {one['caption']} [There](/{name}.md#{one['name']})" for one in drawn
            ]
    return "\n".join(found)


def repository(app):
    """Return the repository's address, which may be empty."""
    return app.config.html_theme_options.get("repository_url", "")


def running(app):
    """Return how to run the whole book."""
    name = f"{archive.name()}.zip"
    return (
        f"Download [the whole book]({name}). With Python 3.11 or newer and make:\n\n"
        f"{fence(commands(repository(app)), 'bash')}"
    )


def cite(app):
    """Return the reference as text, and for BibTeX."""
    site = address(app.config)
    return f"{citation.plain(site)}\n\n{fence(citation.bibtex(site), 'bibtex')}"


def reference(found, app):
    """Return the link that a `ref` role makes."""
    text, label = found.groups()
    standard = app.env.get_domain("std")
    if label in standard.labels:
        page, anchor, title = standard.labels[label]
    else:
        page, anchor = standard.anonlabels[label]
        title = label
    return f"[{text or title}](/{page}.md#{anchor})"


def cited(found, app):
    """Return the works that a `cite` role names: "Bishop, 2006"."""
    entries = app.env.get_domain("cite").bibdata.data.entries
    return "; ".join(_author_year(entries[key]) for key in found[1].split(","))


def _author_year(work):
    people = work.persons.get("author") or work.persons.get("editor") or []
    names = [" ".join(person.last_names) for person in people]
    if len(names) > 2:
        names = [f"{names[0]} et al."]
    words = " and ".join(names) or work.fields.get("title", "")
    return f"{words}, {work.fields.get('year', '')}".strip(", ")
