"""Every computed verdict is borne out by numbers that were computed another way."""

import checks_1_examples
import checks_1_ideas
import checks_2_function
import checks_2_training
import pytest
from checks import CHECKS
from shown import Shown, cells_by_claim

from softmax_lib.teaching.claims import CLAIMS

COMPUTED = [number for number, claim in CLAIMS.items() if claim.computes]
PARTS = (checks_1_ideas, checks_1_examples, checks_2_function, checks_2_training)


def test_every_computed_claim_has_a_check():
    assert sorted(CHECKS) == sorted(COMPUTED)
    assert {check.__module__ for check in CHECKS.values()} == {
        part.__name__ for part in PARTS
    }


@pytest.mark.parametrize("number", CLAIMS)
def test_a_claim_has_a_cell_where_it_says_so(number):
    _, *cells = cells_by_claim()[number]
    assert bool(cells) is bool(CLAIMS[number].computes)
    assert all(cell["cell_type"] == "code" for cell in cells)


@pytest.mark.parametrize("number", COMPUTED)
def test_the_number_is_right_and_bears_out_the_verdict(number):
    CHECKS[number](Shown(number))
