"""Ways to break a stored notebook in one place; each returns a function of it."""

from good import good_notebook

GOOD = good_notebook()
TITLE, GUARDED, IMPORTS, STEPS, READING, FIGURE, WIDGET = 0, 1, 2, 4, 5, 6, 8
LOCAL, SUMMARY, PRACTICE, FIRST, CHECK, SOLUTION = 11, 12, 13, 15, 16, 17
FURTHER = -1


def code_cells(stored):
    """Return the positions of code cells."""
    cells = enumerate(stored["cells"])
    return [at for at, cell in cells if cell["cell_type"] == "code"]


def replaced(at, old, new):
    """Change the source of a cell."""

    def change(stored):
        assert old in stored["cells"][at]["source"]
        stored["cells"][at]["source"] = stored["cells"][at]["source"].replace(old, new)

    return change


def added(at, line):
    """Put a line in front of a cell's source."""

    def change(stored):
        stored["cells"][at]["source"] = f"{line}\n{stored['cells'][at]['source']}"

    return change


def removed(at):
    """Take a cell out."""
    return lambda stored: stored["cells"].pop(at)


def inserted(at, cell):
    """Put a cell in."""
    return lambda stored: stored["cells"].insert(at, cell)


def stored_as(at, key, new):
    """Set an entry of a cell."""
    return lambda stored: stored["cells"][at].__setitem__(key, new)


def described_as(kind, key, new):
    """Set an entry of the figure's metadata."""
    return lambda stored: stored["cells"][FIGURE]["metadata"]["mystnb"][
        kind
    ].__setitem__(key, new)


def shown_as(at, kind, text):
    """Set what a cell shows in one MIME type."""

    def change(stored):
        stored["cells"][at]["outputs"][0]["data"][kind] = text

    return change


def tagged(at, *tags):
    """Set a cell's tags."""
    return lambda stored: stored["cells"][at]["metadata"].__setitem__(
        "tags", list(tags)
    )


def printed(name, text):
    """Set what the first computing cell writes to a stream."""
    output = {"output_type": "stream", "name": name, "text": text}
    return stored_as(STEPS, "outputs", [output])
