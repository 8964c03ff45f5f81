"""A label is an address: `museum.ipynb#exhibit-nan-mask` finds it from any page.

MyST finds a heading of another page by its title only.
"""

from sphinx.transforms import SphinxTransform


class NameLabels(SphinxTransform):
    """Register a page's labels as targets of links."""

    default_priority = 310  # after claims have their own

    def apply(self, **kwargs):
        """Do it for the page that is being read."""
        metadata = self.env.metadata[self.env.docname]
        slugs = metadata.setdefault("myst_slugs", {})
        for name, explicit in self.document.nametypes.items():
            anchor = self.document.nameids.get(name)
            if explicit and anchor:
                slugs.setdefault(name, (0, anchor, ""))


def label_like(pattern, node):
    """Return the match of the first label of a node that `pattern` matches, or None."""
    labels = [*node["names"], *node["ids"]]
    return next(filter(None, map(pattern.fullmatch, labels)), None)


def setup(app):
    """Register the idea with Sphinx."""
    app.add_transform(NameLabels)
