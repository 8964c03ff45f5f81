"""What any softmax should do: each check returns what is wrong, or None."""

import math
from functools import partial

import numpy as np

from softmax_lib._conformance.accuracy import exact
from softmax_lib._conformance.edges import EDGES

EPS = np.finfo(float).eps
# in ulp; a textbook softmax of logits up to 100 apart is that good, and no better
LOOSE = 64 * EPS


def checks():
    """Yield the group, the name and the function of each check."""
    for edge in EDGES:
        if edge.where is None:
            yield "edges", edge.name, partial(edge_holds, edge=edge)
    yield "edges", "70 000 zeros in float16", many_zeros
    yield "edges", "unsigned integers", unsigned_integers
    yield "edges", "integers", integers
    yield "properties", "rows sum to one", rows_sum_to_one
    yield "properties", "no negative probability", no_negative_probability
    yield "properties", "a constant changes nothing", a_constant_changes_nothing
    yield "properties", "the order does not matter", order_does_not_matter
    yield "properties", "a larger logit has more", larger_has_more
    yield "properties", "the other rows do not matter", other_rows_do_not_matter
    yield "properties", "one row may be far below another", far_rows
    yield "properties", "the input is left alone", input_is_left_alone
    yield "properties", "float32 stays float32", float32_stays


def differs(result, expected, tolerance=4 * EPS):
    """Return in words how a result differs from what was expected, or None."""
    expected = np.asarray(expected)
    if result.shape != expected.shape:
        return f"shape {result.shape} instead of {expected.shape}"
    if np.allclose(result, expected, rtol=tolerance, atol=0, equal_nan=True):
        return None
    return f"{brief(result)} instead of {brief(expected)}"


def truth(z):
    """Return the probabilities of each row, all digits right."""
    return np.array([[float(p) for p in exact(row)] for row in z])


def brief(values):
    """Return the first numbers of an array, short."""
    flat = np.asarray(values).ravel()
    numbers = " ".join(f"{x:.4g}" for x in flat[:4].tolist())
    return f"[{numbers}{' …' if flat.size > 4 else ''}]"


def ordinary(shape=(6, 5), scale=3.0):
    """Return normal logits, the same ones each time."""
    return np.random.default_rng(3).normal(size=shape) * scale


def edge_holds(softmax, edge):
    """Check a line of the edge table, below an ordinary row of its length."""
    z = np.array([np.arange(len(edge.z)), edge.z], float)
    result = softmax(z)
    if result.shape != z.shape:
        return f"shape {result.shape} instead of {z.shape}"
    return differs(result[1], edge.softmax)


def many_zeros(softmax):
    """Check that a sum does not overflow in float16."""
    p = softmax(np.zeros((1, 70_000), np.float16)).astype(float)
    return differs(p[0, :3], np.full(3, float(np.float16(1 / 70_000))), 2e-2)


def unsigned_integers(softmax):
    """Check that a shift does not wrap around."""
    z = np.array([[123, 456, 789], [1, 2, 3]], np.uint16)
    return differs(softmax(z), truth(z), LOOSE)


def integers(softmax):
    """Check that probabilities of integers are not rounded to integers."""
    z = np.array([[1, 2, 3], [3, 3, 1]])
    return differs(softmax(z), truth(z), LOOSE)


def rows_sum_to_one(softmax):
    """Check the sums of rows between -100 and 100."""
    p = softmax(ordinary(scale=30))
    return differs(np.array([math.fsum(row) for row in p]), np.ones(len(p)), LOOSE)


def no_negative_probability(softmax):
    """Check the signs."""
    lowest = softmax(ordinary()).min()
    return None if lowest >= 0 else f"{lowest:.4g}"


def a_constant_changes_nothing(softmax):
    """Check a shift that is exact: the logits are multiples of 1/16."""
    z = np.round(ordinary() * 16) / 16
    return differs(softmax(z + 512), softmax(z), LOOSE)


def order_does_not_matter(softmax):
    """Check that reversed rows have reversed probabilities."""
    z = ordinary()
    return differs(softmax(z[:, ::-1].copy())[:, ::-1], softmax(z), LOOSE)


def larger_has_more(softmax):
    """Check that the probabilities of ascending logits ascend."""
    p = softmax(np.sort(ordinary(), axis=1))
    return None if (np.diff(p, axis=1) > 0).all() else f"{brief(p[0])} is not ascending"


def other_rows_do_not_matter(softmax):
    """Check that a row alone has the probabilities that it has in a batch."""
    z = ordinary()
    return differs(softmax(z)[2:3], softmax(z[2:3]), LOOSE)


def far_rows(softmax):
    """Check that no row is lost because another is larger."""
    z = np.array([[0.0, 0.0], [-2000.0, -2000.0], [5.0, 5.0]])
    return differs(softmax(z), np.full(z.shape, 0.5))


def input_is_left_alone(softmax):
    """Check that the logits are what they were."""
    z = ordinary()
    before = z.copy()
    softmax(z)
    return None if np.array_equal(z, before) else "it was overwritten"


def float32_stays(softmax):
    """Check the dtype."""
    dtype = softmax(ordinary().astype(np.float32)).dtype
    return None if dtype == np.float32 else f"{dtype}"
