"""The three functions of ``stable``, and helpers that many tests share."""

import numpy as np
import pytest
from oracles import FLOATS

import softmax_lib as sl

DTYPES = [*FLOATS, np.longdouble]
ROWWISE = [sl.softmax, sl.log_softmax]
FUNCTIONS = [*ROWWISE, sl.logsumexp]
INF, NAN = np.inf, np.nan

# In ulp, what the docstrings promise; two results that both keep it are at most
# twice as far apart.
ULP = 8


def named(functions=FUNCTIONS):
    """Run a test for each of the functions."""
    return pytest.mark.parametrize("function", functions, ids=lambda f: f.__name__)


def same(a, b):
    """Tell whether two arrays hold the same values, NaN included, and dtypes."""
    a, b = np.asarray(a), np.asarray(b)
    return a.dtype == b.dtype and np.array_equal(a, b, equal_nan=True)
