"""The website, where Jupyter Book has no setting: a local Sphinx extension.

One idea a file; each that changes something has a `setup(app)` of its own.
"""

from importlib import import_module
from pkgutil import iter_modules


def setup(app):
    """Connect every idea to Sphinx."""
    # Jupyter Book sets this whether or not the extension that reads it is loaded.
    app.add_config_value("comments_config", {}, "")
    for module in iter_modules(__path__, prefix="book.site."):
        idea = import_module(module.name)
        if hasattr(idea, "setup"):
            idea.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
