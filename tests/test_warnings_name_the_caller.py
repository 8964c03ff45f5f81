"""A warning shows the line that called us, not one of our own.

mutmut wraps each function in another, so that this cannot be tested under it.
"""

import pytest

import softmax_lib as sl
from softmax_lib.regression import ConvergenceWarning

SURE = [[2.0, 0.0], [0.0, 1.0]], [0, 1]


@pytest.mark.parametrize(
    "estimator",
    [
        sl.TemperatureScaling(),
        sl.VectorScaling(),
        sl.MatrixScaling(),
        sl.SoftmaxRegression(l2=0.0),
    ],
    ids=lambda estimator: type(estimator).__name__,
)
def test_a_warning_of_fit_shows_the_line_of_fit(estimator):
    with pytest.warns(ConvergenceWarning) as warned:
        estimator.fit(*SURE)
    assert {each.filename for each in warned} == {__file__}
