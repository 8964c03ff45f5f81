"""A number in a claim is shown by that claim's own cell, not by a neighbour's."""

import pytest
from notebooks import NOTEBOOKS
from rules.numbers import values_shown
from rules.prose import sentences

from book.site.number_values import is_shown, numbers_in
from softmax_lib.teaching.claims import CLAIMS
from tools.entries import anchor_of

[NOTEBOOK] = [each for each in NOTEBOOKS if each.name == "claims_checked"]


def computed():
    """Return the code cells of each claim by its anchor."""
    found, anchor = {}, None
    for cell in NOTEBOOK.cells:
        if not cell.is_code:
            anchor = anchor_of(cell.stored)
        elif anchor:
            found.setdefault(anchor, []).append(cell)
    return found


CELLS = computed()


@pytest.mark.parametrize("number", CLAIMS)
def test_the_numbers_of_a_claim_stand_below_it(number):
    claim = CLAIMS[number]
    shown = values_shown(CELLS.get(claim.anchor, []))
    told = "\n\n".join([claim.quote, claim.statement, claim.computes])
    missing = [
        found[0]
        for sentence in sentences(told)
        for found, value, step, percent in numbers_in(sentence)
        if not is_shown(value, step, percent, shown)
    ]
    assert not missing, f"show {missing} in the cell of claim {number}"
