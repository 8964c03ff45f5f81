"""A claim as the appendix tells it, and the notebook that holds all of them.

``python -m softmax_lib.teaching.claims.text`` writes the registry's words into
``book/appendix/claims_checked.ipynb``; the cells that compute stay as they are.
"""

import json
import re
from pathlib import Path

from .claim import CHAPTERS, VERDICTS
from .registry import CLAIMS

NOTEBOOK = Path(__file__).parents[3] / "book" / "appendix" / "claims_checked.ipynb"
LABEL = re.compile(r'<a id="claim-(\d+)-(\d+)"></a>')
NEXT_SENTENCE = re.compile(r"(?<=[.?!)]) (?=[A-Z“(*])")


def slug(title):
    """Return the name of a heading in an address: "what-softmax-keeps"."""
    return re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-")


def markdown(claim):
    """Return the Markdown cell of a claim, one sentence a line.

    Parameters
    ----------
    claim : Claim
        Any claim of the registry.

    Returns
    -------
    str
        Label, heading with the verdict, quotation, what is right, where it is
        explained, and what the cells below compute.
    """
    verdict = VERDICTS[claim.verdict]
    address = f"../{CHAPTERS[claim.chapter]}.ipynb#{slug(claim.section)}"
    last = f"Explained in chapter {claim.chapter}, [{claim.section}]({address})."
    if claim.computes:
        last += f"\nComputed: {claim.computes}."
    return (
        f'<a id="{claim.anchor}"></a>\n\n'
        f"### Claim {claim.number} {verdict}\n\n"
        f"> “{claim.quote}”\n\n{NEXT_SENTENCE.sub(chr(10), claim.statement)}\n\n{last}"
    )


def rewritten(cells):
    """Return a notebook's cells with the registry's words in the cells of claims.

    Parameters
    ----------
    cells : list of dict
        As a notebook stores them. A Markdown cell that begins with a label such as
        ``<a id="claim-1-13"></a>`` is the cell of that claim.

    Raises
    ------
    ValueError
        The labels are not those of the registry, in its order.
    """
    found = [number_of(cell) for cell in cells]
    if (numbers := [number for number in found if number]) != list(CLAIMS):
        wrong = sorted(set(numbers) ^ set(CLAIMS)) or "their order"
        raise ValueError(f"notebook and registry differ in {wrong}")
    return [
        {**cell, "source": lines_of(CLAIMS[number])} if number else cell
        for cell, number in zip(cells, found, strict=True)
    ]


def lines_of(claim):
    """Return the text of a claim as a notebook stores it, a list of lines."""
    return markdown(claim).splitlines(keepends=True)


def number_of(cell):
    """Return the number of the claim that a cell tells, or None."""
    match = LABEL.match("".join(cell["source"]))
    return f"{match[1]}.{match[2]}" if match else None


def main(path=NOTEBOOK):
    """Write the registry's words into the notebook."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["cells"] = rewritten(notebook["cells"])
    text = json.dumps(notebook, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
