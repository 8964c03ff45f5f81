"""Values as text: line for line what IPython writes."""

import numpy as np
import pytest
from IPython.lib.pretty import pretty as ipython
from softmax_live.pretty import pretty

VALUES = [
    None,
    3.5,
    "a text",
    [],
    (),
    {},
    set(),
    (1,),
    [1, 2, 3],
    {"b": 1, "a": [1, 2]},
    {3, 1, 2},
    int,
    np.ndarray,
    [float, str],
    np.float64(0.25),
    np.arange(6.0).reshape(2, 3),
    (np.arange(4.0).reshape(2, 2), np.arange(3)),
    (np.zeros((2, 3)), [np.ones((2, 2)), "two"]),
    [list(range(40)), list(range(3))],
    {"name": "x" * 40, "other": "y" * 40},
    {"long": list(range(40)), "short": 1},
    [{"a": "x" * 50, "b": "y" * 50}, (1, 2)],
    ["x" * 90],
    tuple("abc" * 12),
    (tuple("abc" * 12), 1),
    [("airplane", 0.93, [1, 2, 3])] * 5,
    {"far": {"deep": [("tuple", i) for i in range(12)]}},
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: repr(value)[:40])
def test_it_is_what_ipython_writes(value):
    assert pretty(value) == ipython(value)
