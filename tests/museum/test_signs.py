"""What the plates and the page say of bugs in general, tried on more than one input."""

import numpy as np
import pytest

from softmax_lib.teaching import museum
from softmax_lib.teaching.museum import EXHIBITS

RNG = np.random.default_rng(5)


def test_a_softmax_lets_one_tag_pass_at_most():
    z = RNG.normal(0, 5, size=(1000, 4))
    assert max(museum.competing_tags(row).sum() for row in z) == 1


def test_a_square_batch_without_keepdims_may_even_come_out_right():
    z = np.array([[0.0, 1.0], [1.0, 0.0]])
    right = EXHIBITS["no_keepdims_softmax"].fix(z)
    np.testing.assert_allclose(museum.no_keepdims_softmax(z), right, rtol=1e-15)


@pytest.mark.parametrize("p", [[0.6, 0.4], [0.5, 0.3, 0.2], [0.9, 0.06, 0.04]])
def test_uniform_noise_favours_the_favourite(p):
    u = RNG.random((20_000, len(p)))
    share = np.mean([museum.noisy_probabilities(np.array(p), row) == 0 for row in u])
    assert share > p[0] + 0.02


def test_negative_scores_hide_a_misplaced_parenthesis():
    p = museum.misplaced_parenthesis_softmax(np.array([-3.0, -1.0, -2.0]))
    assert (p >= 0).all()
    assert p.sum() == pytest.approx(1)


@pytest.mark.parametrize(("dtype", "behind"), [("float64", 746), ("float32", 104)])
def test_a_row_so_far_below_the_maximum_of_all_has_nothing_but_zeros(dtype, behind):
    z = np.array([[0, 0], [-behind, -behind]], dtype)
    with np.errstate(all="ignore"):
        assert np.isnan(museum.global_max_softmax(z)[1]).all()
        z[1] += 1
        assert not np.isnan(museum.global_max_softmax(z)[1]).any()
