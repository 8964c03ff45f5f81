"""Predictions that the tests of calibration share."""

import numpy as np
from hypothesis import strategies as st

import softmax_lib as sl

# Five predictions for two classes; the winners' confidences are
# .9 (right), .8 (wrong), .65 (right), .7 (right), .97 (right).
FIVE = np.array([[0.9, 0.1], [0.8, 0.2], [0.35, 0.65], [0.3, 0.7], [0.97, 0.03]])
LABELS = np.array([0, 1, 1, 1, 0])


def drawn(rows, classes, *, seed, scale=2.0, sharpness=1.0):
    """Return logits, and labels from softmax(z / sharpness)."""
    rng = np.random.default_rng(seed)
    z = scale * rng.normal(size=(rows, classes))
    return sharpness * z, sl.gumbel_max(z, rng=rng)


@st.composite
def predictions(draw, rows=40, classes=5):
    """Return probabilities, some of them 0 or equal, and labels."""
    n, k = draw(st.integers(1, rows)), draw(st.integers(2, classes))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    counts = rng.integers(0, draw(st.sampled_from([3, 50])), size=(n, k))
    counts[:, 0] += counts.sum(axis=1) == 0
    return counts / counts.sum(axis=1, keepdims=True), rng.integers(k, size=n)
