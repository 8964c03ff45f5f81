"""What scaled_dot_product_attention refuses, and how it says so."""

import numpy as np
import pytest
from attention_inputs import arrays

import softmax_lib as sl

attend = sl.scaled_dot_product_attention


@pytest.mark.parametrize(
    ("shapes", "message"),
    [
        (((5,), (6, 5), (6, 3)), "at least two axes"),
        (((4, 5), (6, 4), (6, 3)), "equally many features"),
        (((4, 5), (6, 5), (7, 3)), "one value for each key"),
        (((2, 4, 5), (3, 6, 5), (6, 3)), r"leading axes must broadcast: query \(2, "),
        (((2, 4, 5), (6, 5), (3, 6, 3)), r"leading axes.*value \(3, 6, 3\)\.$"),
    ],
)
def test_refused_shapes(shapes, message):
    with pytest.raises(ValueError, match=message):
        attend(*map(np.ones, shapes))


@pytest.mark.parametrize(
    ("mask", "error", "message"),
    [
        (np.zeros((4, 6)), TypeError, "mask must be boolean.*not float64"),
        (np.ones((6, 4), bool), ValueError, r"^mask .*\(6, 4\).*here \(4, 6\)\.$"),
        (np.ones((2, 4, 6), bool), ValueError, r"mask has shape \(2, 4, 6\)"),
        (
            np.ma.array(np.ones((4, 6), bool), mask=np.eye(4, 6)),
            TypeError,
            r"mask is a masked array.*pass mask\.filled\(False\)\.$",
        ),
    ],
)
def test_refused_masks(mask, error, message):
    with pytest.raises(error, match=message):
        attend(*arrays(), mask=mask)


@pytest.mark.parametrize("position", [0, 1, 2])
def test_the_message_names_the_argument(position):
    parts = arrays()
    parts[position] = parts[position] * 1j
    name = ("query", "key", "value")[position]
    with pytest.raises(TypeError, match=f"{name} must hold real numbers"):
        attend(*parts)
