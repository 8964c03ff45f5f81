"""The website, where Jupyter Book has no setting: a local Sphinx extension.

One idea a file; each has a `setup(app)` of its own.
"""

from book.site import (
    addresses,
    archive,
    card,
    cells,
    citation,
    claims,
    dates,
    description,
    docstrings,
    elsewhere,
    exercises,
    facts,
    formulas,
    gallery,
    images,
    labels,
    landing,
    licences,
    maths,
    museum,
    openings,
    parts,
    plain,
    reading,
    report,
    running,
    sharing,
    sitemap,
    spoken,
    terms,
    widget,
)

IDEAS = (
    addresses,
    archive,
    card,
    cells,
    citation,
    claims,
    dates,
    description,
    docstrings,
    elsewhere,
    exercises,
    facts,
    formulas,
    gallery,
    images,
    labels,
    landing,
    licences,
    maths,
    museum,
    openings,
    parts,
    plain,
    reading,
    report,
    running,
    sharing,
    sitemap,
    spoken,
    terms,
    widget,
)


def setup(app):
    """Connect every idea to Sphinx."""
    # Jupyter Book sets this whether or not the extension that reads it is loaded.
    app.add_config_value("comments_config", {}, "")
    for idea in IDEAS:
        idea.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
