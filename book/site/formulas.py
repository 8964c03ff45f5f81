"""The search finds a formula by its name, which is its label in words."""

from sphinx.domains import Domain, ObjType


def name_of(label):
    """Return a label in words: "eq-softmax-shift" is "softmax shift"."""
    return label.removeprefix("eq-").replace("-", " ")


class Formulas(Domain):
    """The labelled formulas, as objects that have a name."""

    name = "book"
    label = "Book"
    object_types = {"formula": ObjType("formula")}  # noqa: RUF012 as Sphinx has it

    def get_objects(self):
        """Yield each formula: name twice, type, page, anchor, rank in the search."""
        labels = self.env.get_domain("math").equations
        for label, (page, _) in labels.items():
            name = name_of(label)
            yield name, name, "formula", page, f"equation-{label}", 1

    def get_type_name(self, type, primary=False):
        """Return the name that the search shows for a formula."""
        return "formula"

    def resolve_any_xref(self, *args):
        """Return nothing: links to formulas are the maths domain's."""
        return []

    def merge_domaindata(self, docnames, otherdata):
        """Do nothing: all data are the maths domain's."""


def setup(app):
    """Register the idea with Sphinx."""
    app.add_domain(Formulas)
