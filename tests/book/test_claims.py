"""A number in a claim is shown by that claim's own cell, not by a neighbour's."""

import re

import pytest
from notebooks import NOTEBOOKS
from rules.numbers import is_shown, numbers_in, values_shown
from rules.prose import sentences

from softmax_lib.teaching.claims import CLAIMS

[NOTEBOOK] = [each for each in NOTEBOOKS if each.name == "claims_checked"]
LABEL = re.compile(r'<a id="claim-(\d+)-(\d+)"></a>')


def computed():
    """Return the code cells of each claim by its number."""
    found, number = {}, None
    for cell in NOTEBOOK.cells:
        if not cell.is_code:
            match = LABEL.match(cell.source)
            number = f"{match[1]}.{match[2]}" if match else None
        elif number:
            found.setdefault(number, []).append(cell)
    return found


CELLS = computed()


@pytest.mark.parametrize("number", CLAIMS)
def test_the_numbers_of_a_claim_stand_below_it(number):
    claim, shown = CLAIMS[number], values_shown(CELLS.get(number, []))
    told = "\n\n".join([claim.quote, claim.statement, claim.computes])
    missing = [
        written
        for sentence in sentences(told)
        for written, value, step, percent in numbers_in(sentence)
        if not is_shown(value, step, percent, shown)
    ]
    assert not missing, f"show {missing} in the cell of claim {number}"
