"""The worst float32 errors of the sigmoid and its kin, which few numbers show."""

import numpy as np
import pytest
import scipy.special

import softmax_lib as sl

# computed in float64 by another package, their own errors are below 1e-8 ulp
PEERS = {
    sl.sigmoid: scipy.special.expit,
    sl.log_sigmoid: scipy.special.log_expit,
    sl.softplus: lambda x: np.logaddexp(0, x),
}


def binade(exponent, every):
    """Return every so many of the float32 from 2**exponent to twice that."""
    first = np.float32(2.0**exponent).view(np.int32)
    return np.arange(first, first + 2**23, every, dtype=np.int32).view(np.float32)


@pytest.mark.parametrize("exponent", range(-2, 4))
@pytest.mark.parametrize("function", PEERS, ids=lambda f: f.__name__)
def test_no_float32_of_a_whole_binade_is_off_by_more_than_promised(function, exponent):
    for x in (binade(exponent, every=11), -binade(exponent, every=11)):
        truth = PEERS[function](x.astype(float))
        unit = np.spacing(np.abs(truth).astype(np.float32))
        assert np.abs((function(x) - truth) / unit).max() <= 4
