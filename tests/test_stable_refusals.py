"""What softmax, log_softmax and logsumexp refuse, and how they say so."""

import numpy as np
import pytest
from functions import INF, NAN, ROWWISE, named, same

REFUSED_AXES = [
    (np.array([1.0, 2.0]), -1.0, TypeError, "axis must be an int"),
    (np.array([1.0, 2.0]), np.array([-1.0]), TypeError, "axis must be an int"),
    (0.0, 0, ValueError, "a single number has no axis"),
    ([1.0], 1, np.exceptions.AxisError, "out of bounds"),
    ([1.0], -2, np.exceptions.AxisError, "out of bounds"),
    ([[1.0]], (0, -2), ValueError, "twice"),
    ([1.0], (), ValueError, "names no axis"),
    ([1.0], None, TypeError, r"axis=tuple\(range\(z.ndim\)\)"),
    ([1.0], 0.0, TypeError, "int or a tuple of ints"),
    ([1.0], [0], TypeError, "int or a tuple of ints"),
]

REFUSED_LOGITS = [
    ([1j], r"z\.real"),
    (["1", "2"], "convert it first"),
    ([object()], "convert it first"),
    (np.array(["2026-01-01"], "M8[D]"), "convert it first"),
    (np.ma.masked_array([1.0, 2.0], [True, False]), "where=~z.mask"),
]

REFUSED_OUT = [
    (np.empty(3), ValueError, "shape"),
    (np.empty(2, np.float32), ValueError, "dtype float32; the result has float64"),
    (np.empty(2, int), ValueError, "dtype"),
    ([0.0, 0.0], TypeError, "numpy array, not list"),
    (np.broadcast_to(0.0, 2), ValueError, "read-only"),
]


@named()
@pytest.mark.parametrize(("z", "axis", "error", "message"), REFUSED_AXES)
def test_refused_axes(function, z, axis, error, message):
    with pytest.raises(error, match=message):
        function(z, axis=axis)


@named()
@pytest.mark.parametrize(("z", "message"), REFUSED_LOGITS)
def test_refused_logits(function, z, message):
    with pytest.raises(TypeError, match=message):
        function(z)


@named(ROWWISE)
@pytest.mark.parametrize("temperature", [0, -1, NAN, -INF])
def test_refused_temperatures_point_to_argmax(function, temperature):
    with pytest.raises(ValueError, match=r"must be positive.*argmax"):
        function([1.0, 2.0], temperature=temperature)


@named(ROWWISE)
@pytest.mark.parametrize("temperature", [[1, 2], np.ones(2), None])
def test_a_temperature_per_row_is_refused(function, temperature):
    with pytest.raises(TypeError, match="divide first"):
        function([1.0, 2.0], temperature=temperature)


@named()
def test_where_has_to_be_boolean(function):
    with pytest.raises(TypeError, match="where != 0"):
        function([1.0, 2.0], where=[1, 0])


@named()
def test_a_mask_of_a_mask_is_refused(function):
    with pytest.raises(TypeError, match=r"pass where\.filled\(False\)"):
        function([1.0, 2.0], where=np.ma.array([True, False], mask=[0, 1]))


@named()
def test_where_has_to_broadcast(function):
    with pytest.raises(ValueError, match="does not broadcast"):
        function([1.0, 2.0], where=[True, False, True])


@named(ROWWISE)
@pytest.mark.parametrize(("out", "error", "message"), REFUSED_OUT)
def test_refused_out(function, out, error, message):
    with pytest.raises(error, match=message):
        function([1.0, 2.0], out=out)


@named(ROWWISE)
def test_what_is_refused_leaves_out_as_it_was(function):
    out = np.array([3.0, 4.0])
    for wrong in ({"temperature": 0}, {"axis": 1}, {"where": [True] * 3}):
        with pytest.raises(ValueError, match=r"positive|out of bounds|broadcast"):
            function([1.0, 2.0], out=out, **wrong)
    assert out.tolist() == [3, 4]


@named()
def test_options_have_to_be_named(function):
    with pytest.raises(TypeError, match="positional"):
        function([1.0], 0)


@named(ROWWISE)
@pytest.mark.parametrize("empty", [1, "nan", None, -INF])
def test_nothing_else_can_be_in_an_empty_row(function, empty):
    with pytest.raises(ValueError, match="empty must be nan or 0"):
        function([1.0, 2.0], empty=empty)


@named(ROWWISE)
def test_a_temperature_is_a_number(function):
    with pytest.raises(TypeError, match="temperature must be one number"):
        function([1.0, 2.0], temperature="2")
    assert same(function([1.0, 2.0], temperature=10**400), function([0.0, 0.0]))
    with pytest.raises(ValueError, match="must be positive"):
        function([1.0, 2.0], temperature=-(10**400))


@named()
@pytest.mark.parametrize("axis", [True, (True,), np.True_])
def test_true_is_no_axis(function, axis):
    with pytest.raises(TypeError, match="axis must be an int"):
        function([[1.0, 2.0]], axis=axis)


@named()
def test_floats_that_are_not_known_are_refused_in_words(function, monkeypatch):
    # as those of ml_dtypes, of which some say that they are floats and are not inexact
    monkeypatch.setattr("softmax_lib._arguments.FLOATS", (np.float64,))
    with pytest.raises(TypeError, match="must hold real numbers, not float32"):
        function(np.zeros(2, np.float32))
