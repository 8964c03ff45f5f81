"""The website, where Jupyter Book has no setting: a local Sphinx extension.

One idea a file; each has a `setup(app)` of its own.
"""

from book.site import (
    addresses,
    cells,
    claims,
    description,
    docstrings,
    exercises,
    gallery,
    images,
    landing,
    maths,
    museum,
    parts,
    spoken,
    widget,
)

IDEAS = (
    addresses,
    cells,
    claims,
    description,
    docstrings,
    exercises,
    gallery,
    images,
    landing,
    maths,
    museum,
    parts,
    spoken,
    widget,
)


def setup(app):
    """Connect every idea to Sphinx."""
    # Jupyter Book sets this whether or not the extension that reads it is loaded.
    app.add_config_value("comments_config", {}, "")
    for idea in IDEAS:
        idea.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
