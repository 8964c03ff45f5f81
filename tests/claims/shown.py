"""What the appendix shows below each claim, read from the stored notebook."""

import json
import re
from functools import cache

from tools.entries import APPENDIX, anchor_of

NOTEBOOK = APPENDIX / "claims_checked.ipynb"
NUMBER = re.compile(r"(?<![\w.])-?(?:\d+\.?\d*(?:e[+-]?\d+)?|inf|nan)(?![\w])")


@cache
def cells_by_claim():
    """Return the cells of each claim by its number, the Markdown cell first."""
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    found, number = {}, None
    for cell in cells:
        if cell["cell_type"] == "markdown":
            anchor = anchor_of(cell) or ""
            number = anchor.removeprefix("claim-").replace("-", ".")
        if number:
            found.setdefault(number, []).append(cell)
    return found


def output(cell):
    """Return what a code cell shows as text."""
    parts = []
    for each in cell["outputs"]:
        text = each.get("text") or each.get("data", {}).get("text/plain", "")
        parts.append("".join(text))
    return "\n".join(parts)


class Shown:
    """The numbers below one claim."""

    def __init__(self, number):
        self.text = "\n".join(map(output, cells_by_claim()[number][1:]))
        self.numbers = [float(found) for found in NUMBER.findall(self.text)]

    def has(self, *values, places=4):
        """Tell whether each value is among the numbers, rounded to some places."""
        step = 0.5001 * 10.0**-places
        return all(
            any(abs(number - float(value)) <= step for number in self.numbers)
            for value in values
        )
