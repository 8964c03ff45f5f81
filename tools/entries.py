"""Write the words of the registries into the two appendices that show them.

``python -m tools.entries`` gives each claim and each erratum its Markdown cell, as its
registry has it; the cells between them stay as they are.
"""

import json
import re
from pathlib import Path

from softmax_lib.teaching.claims import CLAIMS
from softmax_lib.teaching.errata import ERRATA

APPENDIX = Path(__file__).parents[1] / "book" / "appendix"
REGISTRIES = {"claims_checked": CLAIMS, "errata": ERRATA}
LABEL = re.compile(r'<a id="((?:claim|erratum)-[\w-]+)"></a>')
NEXT_SENTENCE = re.compile(r"(?<=[.?!)])(?<!vs\.) (?=[A-Z“(*[])")


def words(entry):
    """Return the Markdown cell of a claim or an erratum, one sentence a line."""
    lines = [
        line if line.startswith(">") else NEXT_SENTENCE.sub("\n", line)
        for line in entry.text.splitlines()
    ]
    return f'<a id="{entry.anchor}"></a>\n\n### {entry.title}\n\n' + "\n".join(lines)


def anchor_of(cell):
    """Return the anchor of the entry that a notebook's cell shows, or None."""
    match = LABEL.match("".join(cell["source"]))
    return match[1] if match else None


def rewritten(cells, entries):
    """Return a notebook's cells with the words of a registry.

    Parameters
    ----------
    cells : list of dict
        As a notebook stores them; a cell that begins with the label of an entry,
        such as ``<a id="claim-1-13"></a>``, is the cell of that entry.
    entries : iterable of Claim or Erratum
        In the order of the notebook.

    Raises
    ------
    ValueError
        The labels are not those of the entries, in their order.
    """
    known = {entry.anchor: entry for entry in entries}
    found = [anchor_of(cell) for cell in cells]
    if (anchors := [anchor for anchor in found if anchor]) != list(known):
        wrong = sorted(set(anchors) ^ set(known)) or "their order"
        raise ValueError(f"notebook and registry differ in {wrong}")
    return [
        {**cell, "source": words(known[anchor]).splitlines(keepends=True)}
        if anchor
        else cell
        for cell, anchor in zip(cells, found, strict=True)
    ]


def main(folder=APPENDIX):
    """Write the words of each registry into its notebook."""
    for name, registry in REGISTRIES.items():
        path = folder / f"{name}.ipynb"
        notebook = json.loads(path.read_text(encoding="utf-8"))
        notebook["cells"] = rewritten(notebook["cells"], registry.values())
        text = json.dumps(notebook, ensure_ascii=False, indent=1)
        path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
