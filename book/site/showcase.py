"""What the landing page shows of two appendices: bugs to guess, and verdicts."""

from html import escape

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from book.site.museum import question_form
from book.site.scripts import script_for

HALL, COURT = "book/appendix/museum", "book/appendix/claims_checked"
load_script = script_for("bugs", "guess.js")


class bugs(nodes.General, nodes.Element):
    """Exhibits of the museum, one of them seen at a time."""


class judged(nodes.General, nodes.Element):
    """Sentences of others, each with its verdict."""


class Bugs(SphinxDirective):
    """Ask what is wrong with exhibits: one name a line."""

    has_content = True

    def run(self):
        """Return a node that is written when the museum's address is known."""
        from softmax_lib.teaching.museum import EXHIBITS

        if unknown := [name for name in self.content if name not in EXHIBITS]:
            raise self.error(f"the museum has no {', '.join(unknown)}")
        self.env.metadata[self.env.docname]["bugs"] = len(self.content)
        return [bugs("", names=list(self.content))]


class Judged(SphinxDirective):
    """Show claims with their verdicts: one number a line."""

    has_content = True

    def run(self):
        """Return a node that is written when the claims' address is known."""
        from softmax_lib.teaching.claims import CLAIMS

        if unknown := [number for number in self.content if number not in CLAIMS]:
            raise self.error(f"no claim has the number {', '.join(unknown)}")
        return [judged("", numbers=list(self.content))]


def address(writer, page, anchor):
    """Return the address of a place, from the page that is being written."""
    builder = writer.builder
    link = builder.get_relative_uri(builder.current_docname, page)
    return f"{link}#{escape(anchor)}"


def visit_bugs(self, node):
    """Write each exhibit with its question; all but the first wait for the script."""
    from softmax_lib.teaching.museum import EXHIBITS

    self.body.append('<div class="sl-bugs">\n')
    for at, name in enumerate(node["names"]):
        exhibit = EXHIBITS[name]
        link = address(self, HALL, exhibit.anchor)
        self.body.append(
            f'<div class="sl-bug"{" hidden" if at else ""}>{exhibit._repr_html_()}\n'
            f"{question_form(exhibit.slug)}\n"
            f'<p class="sl-bug-more"><a href="{link}">What it costs on real data, and '
            f"its cure: exhibit {exhibit.number}</a></p></div>\n"
        )
    self.body.append("</div>\n")
    raise nodes.SkipNode


def visit_judged(self, node):
    """Write each quotation, its verdict and a link to what is right."""
    from softmax_lib.teaching.claims import CLAIMS, VERDICTS

    self.body.append('<ul class="sl-judged">\n')
    for claim in map(CLAIMS.get, node["numbers"]):
        verdict = VERDICTS[claim.verdict]
        self.body.append(
            f"<li><q>{escape(claim.quote)}</q> "
            f'<span class="sl-verdict {verdict.look}">{verdict}</span> '
            f'<a href="{address(self, COURT, claim.anchor)}">Why</a></li>\n'
        )
    self.body.append("</ul>\n")
    raise nodes.SkipNode


def setup(app):
    """Register the idea with Sphinx."""
    app.add_node(bugs, html=(visit_bugs, None))
    app.add_node(judged, html=(visit_judged, None))
    app.add_directive("bugs", Bugs)
    app.add_directive("judged", Judged)
    app.connect("html-page-context", load_script)
